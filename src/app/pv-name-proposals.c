#include "app/pv-name-proposals.h"

#include "app/pv-badge.h"
#include "app/pv-form-cell.h"

#include <glib/gi18n-lib.h>

/* What fits below an entry and is read at a glance. */
#define MOST 4
#define BADGE 20
/* Until names that are still being read are asked for again, ms. */
#define AGAIN 50

struct _PvNameProposals
{
  GtkBox parent_instance;

  GtkLabel *heading;
  GtkListBox *list;
  GtkWidget *entry;            /* weak */

  PvDocument *document;
  PvKind kind;
  PvId except;
  PvLang lang;
  const char *words;           /* above those that may be the same */
  const char *anyway;
  gboolean whole;
  char *name;                  /* for which the rows are; NULL: nobody knows yet */
  guint again;                 /* asks again when nobody does */
  guint n;
};

G_DEFINE_FINAL_TYPE (PvNameProposals, pv_name_proposals, GTK_TYPE_BOX)

enum { CHOSEN, ANYWAY, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkWidget *
new_label (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, style);
    }
  return label;
}

char *
pv_name_proposals_reason (PvDocument *document, const PvAlike *alike, const char *title)
{
  const PvModel *model = pv_document_get_model (document);
  PvRecord *record = pv_model_get (model, alike->id);
  const char *text = alike->lang != PV_LANG_NONE ? pv_record_get_text (record, alike->field, alike->lang) : NULL;
  gboolean says_more = text != NULL && !g_str_equal (text, title);

  if (alike->why == PV_ALIKE_PART)
    return says_more ? g_strdup (text) : NULL;
  /* Translators: why something is proposed, and the name of it that is meant: "the same name: Vasa stad" */
  return says_more ? g_strdup_printf (_("%s: %s"), pv_alike_why_words (alike->why), text) : g_strdup (pv_alike_why_words (alike->why));
}

static void
append_row (PvNameProposals *self, PvId id, const char *title, const char *reason)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *said = reason ? g_strdup_printf ("%s, %s", title, reason) : g_strdup (title);

  if (id != PV_NO_ID)
    {
      GtkWidget *badge = pv_badge_new (BADGE);

      pv_badge_set_record (PV_BADGE (badge), pv_model_get (pv_document_get_model (self->document), id));
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), badge);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), new_label (title, NULL));
  if (reason != NULL)
    gtk_box_append (GTK_BOX (words), new_label (reason, "pv-second"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (self->list, row);
}

static PvId
id_of (GtkListBoxRow *row)
{
  return *(PvId *) g_object_get_data (G_OBJECT (row), "id");
}

static void
empty (PvNameProposals *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  self->n = 0;
}

/* What has the keyboard: an entry stands for what is in it. */
static GtkWidget *
control (PvNameProposals *self)
{
  GtkWidget *focus = self->entry && gtk_widget_get_root (self->entry) ? gtk_root_get_focus (gtk_widget_get_root (self->entry)) : NULL;

  return focus && !GTK_IS_EDITABLE (self->entry) && gtk_widget_is_ancestor (focus, self->entry) ? focus : self->entry;
}

/* A screen reader reads it with the entry that has the keyboard. */
static void
describe (PvNameProposals *self, gboolean alike)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);
  PvRecord *record = alike && first ? pv_model_get (pv_document_get_model (self->document), id_of (first)) : NULL;
  g_autofree char *title = record ? pv_title (pv_document_get_model (self->document), record, self->lang) : NULL;
  g_autofree char *words = title ? g_strdup_printf (_("Here already, Enter takes it: %s"), title) : g_strdup ("");

  if (self->entry == NULL)
    return;
  if (*words)
    gtk_accessible_update_property (GTK_ACCESSIBLE (control (self)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (control (self)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show (PvNameProposals *self, const GArray *proposed)
{
  gboolean alike = proposed != NULL && proposed->len > 0 && g_array_index (proposed, PvAlike, 0).why < PV_ALIKE_PART;

  empty (self);
  for (guint i = 0; proposed != NULL && i < proposed->len; i++)
    {
      const PvAlike *one = &g_array_index (proposed, PvAlike, i);
      g_autofree char *title = pv_title_of (pv_document_get_model (self->document), one->id, self->lang);
      g_autofree char *reason = pv_name_proposals_reason (self->document, one, title);

      append_row (self, one->id, title, reason);
    }
  self->n = proposed ? proposed->len : 0;
  if (alike)
    {
      g_autofree char *words = g_strdup_printf (_(self->anyway), self->name);

      append_row (self, PV_NO_ID, words, NULL);
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
    }
  gtk_label_set_label (self->heading, alike ? _(self->words) : _("Here already:"));
  describe (self, alike);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n > 0);
}

static gboolean
proposes (PvNameProposals *self)
{
  const PvKindInfo *kind = self->document ? pv_kinds_kind (pv_model_get_kinds (pv_document_get_model (self->document)), self->kind) : NULL;

  return kind != NULL && pv_alike_has_name (kind);
}

static void look (PvNameProposals *self, const char *name, gboolean wait);

typedef struct
{
  PvNameProposals *proposals;
  char *name;
} Again;

static void
again_free (gpointer data)
{
  g_free (((Again *) data)->name);
  g_free (data);
}

static gboolean
again_cb (gpointer data)
{
  Again *again = data;

  again->proposals->again = 0;
  look (again->proposals, again->name, FALSE);
  return G_SOURCE_REMOVE;
}

/* Who has typed a name and rests sees what is there as soon as all names have been read. */
static void
ask_again (PvNameProposals *self, const char *name)
{
  Again *again = g_new0 (Again, 1);

  *again = (Again) { self, g_strdup (name) };
  self->again = g_timeout_add_full (G_PRIORITY_DEFAULT, AGAIN, again_cb, again, again_free);
}

/* Rows for @name; with @wait even if all names have to be read first. */
static void
look (PvNameProposals *self, const char *name, gboolean wait)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autoptr (GArray) proposed = NULL;

  g_clear_handle_id (&self->again, g_source_remove);
  g_clear_pointer (&self->name, g_free);
  if (*stripped && proposes (self))
    {
      proposed = pv_document_propose (self->document, self->kind, stripped, self->except, MOST, wait);
      if (proposed == NULL)
        ask_again (self, stripped);
      self->name = proposed ? g_steal_pointer (&stripped) : NULL;
    }
  for (guint i = proposed ? proposed->len : 0; self->whole && i-- > 0;)
    if (g_array_index (proposed, PvAlike, i).why == PV_ALIKE_PART)
      g_array_remove_index (proposed, i);
  show (self, proposed);
}

static void
row_activated_cb (PvNameProposals *self, GtkListBoxRow *row)
{
  PvId id = id_of (row);

  gtk_list_box_select_row (self->list, row);
  if (id == PV_NO_ID)
    g_signal_emit (self, signals[ANYWAY], 0);
  else
    g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
move_choice (PvNameProposals *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : -1;
  GtkListBoxRow *next = at >= 0 ? gtk_list_box_get_row_at_index (self->list, at) : NULL;

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);
  else if (at < 0)
    gtk_list_box_unselect_all (self->list);
}

static gboolean
key_pressed_cb (PvNameProposals *self, guint key)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
      move_choice (self, 1);
      return TRUE;
    case GDK_KEY_Up:
      move_choice (self, -1);
      return TRUE;
    case GDK_KEY_Escape:
      if (gtk_list_box_get_selected_row (self->list) == NULL)
        return FALSE;
      show (self, NULL);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
pv_name_proposals_dispose (GObject *object)
{
  PvNameProposals *self = PV_NAME_PROPOSALS (object);

  g_clear_handle_id (&self->again, g_source_remove);
  g_clear_weak_pointer (&self->entry);
  g_clear_object (&self->document);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (pv_name_proposals_parent_class)->dispose (object);
}

static void
pv_name_proposals_class_init (PvNameProposalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_name_proposals_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", PV_TYPE_NAME_PROPOSALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ANYWAY] = g_signal_new ("anyway", PV_TYPE_NAME_PROPOSALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_name_proposals_init (PvNameProposals *self)
{
  GtkWidget *heading = new_label (NULL, "pv-second"), *list = gtk_list_box_new ();

  self->lang = PV_LANG_FI;
  self->words = N_("This may be here already:");
  self->anyway = N_("Add a new one: %s");
  self->heading = GTK_LABEL (heading);
  self->list = GTK_LIST_BOX (list);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_add_css_class (list, "pv-choose");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_set_focusable (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Here already:"), -1);
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pv_name_proposals_new (void)
{
  return g_object_new (PV_TYPE_NAME_PROPOSALS, NULL);
}

void
pv_name_proposals_set_document (PvNameProposals *self, PvDocument *document, PvKind kind, PvId except)
{
  g_return_if_fail (PV_IS_NAME_PROPOSALS (self));

  g_set_object (&self->document, document);
  self->kind = kind;
  self->except = except;
  if (proposes (self))
    pv_document_prepare_search (document);
}

void
pv_name_proposals_set_lang (PvNameProposals *self, PvLang lang)
{
  g_return_if_fail (PV_IS_NAME_PROPOSALS (self));

  self->lang = lang;
}

void
pv_name_proposals_set_words (PvNameProposals *self, const char *heading, const char *anyway)
{
  g_return_if_fail (PV_IS_NAME_PROPOSALS (self));

  self->words = heading;
  self->anyway = anyway;
}

void
pv_name_proposals_set_whole (PvNameProposals *self)
{
  g_return_if_fail (PV_IS_NAME_PROPOSALS (self));

  self->whole = TRUE;
}

void
pv_name_proposals_attach (PvNameProposals *self, GtkWidget *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (PV_IS_NAME_PROPOSALS (self));

  g_set_weak_pointer (&self->entry, entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
}

void
pv_name_proposals_set_name (PvNameProposals *self, const char *name)
{
  g_return_if_fail (PV_IS_NAME_PROPOSALS (self));

  look (self, name, FALSE);
}

static void
typed_cb (PvNameProposals *self, PvFormCell *cell)
{
  g_autofree char *name = pv_form_cell_get_text (cell);

  look (self, name, FALSE);
}

static void
follow_cells (PvNameProposals *self, GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    if (PV_IS_FORM_CELL (child))
      g_signal_connect_object (child, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
    else
      follow_cells (self, child);
}

void
pv_name_proposals_follow (PvNameProposals *self, GtkWidget *field)
{
  pv_name_proposals_attach (self, field);
  follow_cells (self, field);
}

gboolean
pv_name_proposals_take (PvNameProposals *self, const char *name)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PV_IS_NAME_PROPOSALS (self), FALSE);

  if (self->name == NULL && proposes (self))
    {
      look (self, name, TRUE);
      return gtk_list_box_get_selected_row (self->list) != NULL;
    }
  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL || id_of (row) == PV_NO_ID)
    return FALSE;
  g_signal_emit (self, signals[CHOSEN], 0, id_of (row));
  return TRUE;
}

guint
pv_name_proposals_get_n (PvNameProposals *self)
{
  g_return_val_if_fail (PV_IS_NAME_PROPOSALS (self), 0);

  return self->n;
}
