#include "app/pv-reference-chooser.h"

#include "app/pv-name-proposals.h"

#include <glib/gi18n-lib.h>

/* More than one looks at; typing narrows them down. */
#define MOST 60

struct _PvReferenceChooser
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *scroller;
  PvDocument *document;
  PvKind kind;
  gboolean may_be_none;
  PvLang lang;
};

G_DEFINE_FINAL_TYPE (PvReferenceChooser, pv_reference_chooser, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How a title fits what was typed, best first. */
typedef enum
{
  FITS_FROM_THE_BEGINNING,
  FITS_LITERALLY,              /* as it was typed, somewhere inside */
  FITS_INSIDE,
  FITS_OTHERWISE,              /* in another form or language, by an old name or what else the record says */
  FITS_NOT,
} Fit;

typedef struct
{
  PvRecord *record;
  char *title;
  Fit fit;
} Candidate;

/* What was typed, and where it stands. */
typedef struct
{
  char *folded;
  PvQuery *query;
  PvWordPlaces *places;
} Typed;

static void
typed_clear (Typed *typed)
{
  g_clear_pointer (&typed->places, pv_word_places_free);
  g_clear_pointer (&typed->query, pv_query_free);
  g_clear_pointer (&typed->folded, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static void
candidate_clear (gpointer data)
{
  g_free (((Candidate *) data)->title);
}

static int
candidate_compare (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;

  if (left->fit != right->fit)
    return left->fit < right->fit ? -1 : 1;
  return g_utf8_collate (left->title, right->title);
}

static Fit
fit_of (const Typed *typed, const PvRecord *record, const char *title)
{
  g_autofree char *folded = pv_text_fold (title);
  guint32 all, found;

  if (g_str_has_prefix (folded, typed->folded))
    return FITS_FROM_THE_BEGINNING;
  if (strstr (folded, typed->folded) != NULL)
    return FITS_LITERALLY;
  all = pv_query_all (typed->query);
  found = pv_query_contained (typed->query, folded);
  if (found == all)
    return FITS_INSIDE;
  return (found | pv_word_places_in_record (typed->places, pv_record_get_id (record))) == all ? FITS_OTHERWISE : FITS_NOT;
}

/* The best ones alone are sorted: of 20,000 titles all but a few are compared once. Takes @candidate. */
static void
keep_best (GArray *found, Candidate *candidate)
{
  guint low = 0, high = found->len;

  if (found->len == MOST && candidate_compare (candidate, &g_array_index (found, Candidate, MOST - 1)) >= 0)
    {
      candidate_clear (candidate);
      return;
    }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (candidate_compare (&g_array_index (found, Candidate, middle), candidate) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (found->len == MOST)
    g_array_set_size (found, MOST - 1);
  g_array_insert_val (found, low, *candidate);
}

static void
gather_kind (PvReferenceChooser *self, PvKind kind, const Typed *typed, GArray *found)
{
  const PvModel *model = pv_document_get_model (self->document);
  guint n;
  PvRecord *const *records = pv_model_list (model, kind, &n);

  for (guint i = 0; i < n; i++)
    {
      Candidate candidate = { records[i], pv_title (model, records[i], self->lang), FITS_NOT };

      candidate.fit = fit_of (typed, records[i], candidate.title);
      if (candidate.fit != FITS_NOT)
        keep_best (found, &candidate);
      else
        candidate_clear (&candidate);
    }
}

static gboolean
typed_nothing (PvReferenceChooser *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
}

/* The best first, MOST of them. */
static GArray *
gather (PvReferenceChooser *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_auto (Typed) typed = { pv_text_fold (words), NULL, NULL };
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (pv_document_get_model (self->document)), &n);

  if (!typed_nothing (self))
    {
      PvSearchIndex *index = pv_document_get_search_index (self->document);

      typed.query = pv_query_new (index, words);
      typed.places = pv_search_index_places (index, typed.query, PV_AUDIENCE_INTERNAL, FALSE);
    }
  g_array_set_clear_func (found, candidate_clear);
  if (self->kind != PV_ANY_KIND)
    gather_kind (self, self->kind, &typed, found);
  else
    for (guint i = 0; i < n; i++)
      if (kinds[i].page != PV_PAGE_NONE)
        gather_kind (self, kinds[i].kind, &typed, found);
  return found;
}

static void
append_row (PvReferenceChooser *self, PvId id, const char *title, const char *second, const char *style)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  if (second)
    {
      GtkWidget *below = gtk_label_new (second);

      gtk_label_set_xalign (GTK_LABEL (below), 0);
      gtk_widget_add_css_class (below, "caption");
      gtk_widget_add_css_class (below, "pv-second");
      gtk_box_append (GTK_BOX (box), below);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
empty_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

/* A record that needs nothing but a name can be made here. */
static const PvFieldInfo *
name_to_make_by (PvReferenceChooser *self)
{
  const PvKinds *kinds = pv_model_get_kinds (pv_document_get_model (self->document));
  const PvKindInfo *kind = self->kind == PV_ANY_KIND ? NULL : pv_kinds_kind (kinds, self->kind);
  const PvFieldInfo *name = NULL;

  for (guint i = 0; kind && i < kind->n_fields; i++)
    if (kind->fields[i].flags & PV_FIELD_REQUIRED)
      {
        if (name || kind->fields[i].type != PV_TYPE_TRANSLATED)
          return NULL;
        name = &kind->fields[i];
      }
  return name;
}

/* What may be what is typed: by a name in whatever language, a short one, or one that it had. (transfer full) */
static GArray *
find_alike (PvReferenceChooser *self, const char *typed)
{
  const PvModel *model = pv_document_get_model (self->document);
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model), self->kind);

  if (typed_nothing (self) || kind == NULL || !pv_alike_has_name (kind))
    return g_array_new (FALSE, FALSE, sizeof (PvAlike));
  return pv_alike_find (pv_document_get_search_index (self->document), model, self->kind, typed, MOST);
}

static const PvAlike *
alike_of (const GArray *alike, PvId id)
{
  for (guint i = 0; i < alike->len; i++)
    if (g_array_index (alike, PvAlike, i).id == id)
      return &g_array_index (alike, PvAlike, i);
  return NULL;
}

static void
show_candidate (PvReferenceChooser *self, const Candidate *candidate, const PvAlike *alike)
{
  g_autofree char *reason = alike ? pv_name_proposals_reason (self->document, alike, candidate->title) : NULL;
  const char *kind = self->kind == PV_ANY_KIND ? pv_kind_label (pv_record_get_info (candidate->record)) : NULL;

  append_row (self, pv_record_get_id (candidate->record), candidate->title, reason ? reason : kind, NULL);
}

/* What is only alike and does not have the words themselves, as the rest of the candidates does not either. */
static void
show_only_alike (PvReferenceChooser *self, const GArray *alike, GHashTable *shown)
{
  for (guint i = 0; i < alike->len; i++)
    {
      const PvAlike *one = &g_array_index (alike, PvAlike, i);
      Candidate candidate = { pv_model_get (pv_document_get_model (self->document), one->id), NULL, FITS_OTHERWISE };

      if (candidate.record == NULL || !g_hash_table_add (shown, candidate.record))
        continue;
      candidate.title = pv_title_of (pv_document_get_model (self->document), one->id, self->lang);
      show_candidate (self, &candidate, one);
      candidate_clear (&candidate);
    }
}

/* First what has the words as they were typed, then what may be meant, then what has them in another form. */
static void
show_found (PvReferenceChooser *self, const GArray *found, const GArray *alike)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  gboolean alike_shown = FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      const Candidate *candidate = &g_array_index (found, Candidate, i);

      if (candidate->fit > FITS_LITERALLY && !alike_shown)
        {
          show_only_alike (self, alike, shown);
          alike_shown = TRUE;
        }
      if (g_hash_table_add (shown, candidate->record))
        show_candidate (self, candidate, alike_of (alike, pv_record_get_id (candidate->record)));
    }
  if (!alike_shown)
    show_only_alike (self, alike, shown);
}

static void
show_candidates (PvReferenceChooser *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GArray) found = gather (self);
  g_autoptr (GArray) alike = find_alike (self, typed);

  empty_list (self->list);
  show_found (self, found, alike);
  if (self->may_be_none && typed_nothing (self))
    append_row (self, PV_NO_ID, _("None"), NULL, "dim-label");
  if (!typed_nothing (self) && name_to_make_by (self))
    {
      g_autofree char *words = g_strdup_printf (_("Add: %s"), typed);

      append_row (self, -1, words, NULL, "accent");
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static PvId
make (PvReferenceChooser *self)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autofree char *name = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  const PvFieldInfo *field = name_to_make_by (self);
  PvId added;

  if (name == NULL || field == NULL)
    return PV_NO_ID;
  added = pv_edits_add (edits, self->kind);
  pv_edits_set_text (edits, added, field->field, pv_first_lang (pv_document_get_model (self->document), self->lang), name);
  return pv_document_commit_and_find (self->document, edits, added, NULL);
}

static void
row_activated_cb (PvReferenceChooser *self, GtkListBoxRow *row)
{
  PvId id = *(PvId *) g_object_get_data (G_OBJECT (row), "id");

  if (id == -1)
    {
      id = make (self);
      if (id == PV_NO_ID)
        return;
    }
  /* Said first: who listens may want to know of which editor it was. */
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_object_unref (self);
}

static void
entry_activated_cb (PvReferenceChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row)
    row_activated_cb (self, row);
}

static void
move_choice (PvReferenceChooser *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), row ? gtk_list_box_row_get_index (row) + by : 0);
  graphene_rect_t bounds;
  GtkAdjustment *adjustment;

  if (next == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
  if (gtk_widget_compute_bounds (GTK_WIDGET (next), self->list, &bounds))
    {
      adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
      gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
    }
}

static gboolean
key_pressed_cb (PvReferenceChooser *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  move_choice (self, key == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

static void
typed_cb (PvReferenceChooser *self)
{
  show_candidates (self);
}

static void
shown_cb (PvReferenceChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_candidates (self);
  gtk_widget_grab_focus (self->entry);
}

static void
pv_reference_chooser_dispose (GObject *object)
{
  g_clear_object (&PV_REFERENCE_CHOOSER (object)->document);

  G_OBJECT_CLASS (pv_reference_chooser_parent_class)->dispose (object);
}

static void
pv_reference_chooser_class_init (PvReferenceChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_reference_chooser_dispose;
  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", PV_TYPE_REFERENCE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
build (PvReferenceChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Type a name"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Type a name"), -1);
  self->list = gtk_list_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What can be chosen"), -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "pv-choose");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 300);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (self->scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
}

static void
pv_reference_chooser_init (PvReferenceChooser *self)
{
  self->lang = PV_LANG_FI;
  build (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pv-chooser");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "show", G_CALLBACK (shown_cb), NULL);
}

GtkWidget *
pv_reference_chooser_new (PvDocument *document, PvKind kind, gboolean may_be_none)
{
  PvReferenceChooser *self = g_object_new (PV_TYPE_REFERENCE_CHOOSER, NULL);

  self->document = g_object_ref (document);
  self->kind = kind;
  self->may_be_none = may_be_none;
  return GTK_WIDGET (self);
}

void
pv_reference_chooser_set_lang (PvReferenceChooser *self, PvLang lang)
{
  g_return_if_fail (PV_IS_REFERENCE_CHOOSER (self));

  self->lang = lang;
}
