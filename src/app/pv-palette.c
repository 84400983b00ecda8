#include "app/pv-palette.h"

#include "app/pv-palette-actions.h"
#include "app/pv-palette-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines of the best group, of each other one, and of all; more than one reads. */
#define MOST_OF_BEST 8
#define MOST_OF_OTHERS 4
#define MOST_LINES 40
#define MOST_RECENT 12

struct _PvPalette
{
  GtkPopover parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  AdwStatusPage *nothing;
  GtkWidget *hint;

  PvDocument *document;
  PvSelection *selection;
  guint prepare;               /* until the index is made */
  GArray *recent;              /* PvId, the latest first */
  GPtrArray *rows;             /* PvPaletteRow, used again and again */
  guint n_rows;                /* of them in use */
  GtkWidget *before;           /* where the keyboard was, weak */
  gboolean chosen;
  PvPaletteDoers doers;        /* the page is held */
  PvLang lang;
  PvAudience audience;
};

G_DEFINE_FINAL_TYPE (PvPalette, pv_palette, GTK_TYPE_POPOVER)

/* s after a document came: its picture is there, and nobody has found the keys to ask for something yet. */
#define BREATHER 3

enum { SHOWN, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- lines --- */

static PvPaletteRow *
next_row (PvPalette *self)
{
  GtkWidget *row;

  if (self->n_rows == self->rows->len)
    {
      row = pv_palette_row_new ();
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list, row);
    }
  row = g_ptr_array_index (self->rows, self->n_rows++);
  gtk_widget_set_visible (row, TRUE);
  return PV_PALETTE_ROW (row);
}

/* The page on which a kind has its table. */
static const char *
page_label (PvPage page)
{
  static const char *const labels[] = {
    [PV_PAGE_NETWORK] = N_("Network"), [PV_PAGE_PATHS] = N_("Paths"), [PV_PAGE_SERVICES] = N_("Services"),
    [PV_PAGE_EXPERIENCE] = N_("Customers’ experience"), [PV_PAGE_PROCUREMENT] = N_("Procurement"), [PV_PAGE_FOLLOW_UP] = N_("Follow-up"),
  };

  return page < G_N_ELEMENTS (labels) && labels[page] ? _(labels[page]) : "";
}

/* "Short name: VASEK", "Formerly: TE Office". (transfer full) (nullable) */
static char *
found_words (const PvFoundIn *found)
{
  g_autofree char *one_line = NULL;

  if (found->field == NULL)
    return NULL;
  one_line = g_strdelimit (g_strdup (found->text), "\n\t", ' ');
  if (found->old_name)
    /* Translators: %s is a name that something had before */
    return g_strdup_printf (_("Formerly: %s"), one_line);
  return g_strdup_printf (_("%s: %s"), pv_field_label (found->field), one_line);
}

/* A long text is cut in front of what was found, at a word. */
static char *
cut_to_match (const PvQuery *query, char *text)
{
  g_autofree char *all = text;
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (PvStretch));
  const char *from, *colon = strstr (all, ": ");

  pv_query_mark (query, all, stretches);
  if (stretches->len == 0 || g_array_index (stretches, PvStretch, 0).start < 70 || colon == NULL)
    return g_steal_pointer (&all);

  from = all + g_array_index (stretches, PvStretch, 0).start - 30;
  while (from > colon && *from != ' ')
    from--;
  return g_strdup_printf ("%.*s: …%s", (int) (colon - all), all, from);
}

static void
add_record (PvPalette *self, const PvQuery *query, PvId id, const char *head)
{
  const PvModel *model = pv_document_get_model (self->document);
  const PvRecord *record = pv_model_get (model, id);
  const PvKindInfo *kind = pv_record_get_info (record);
  PvPaletteRow *row = next_row (self);
  g_autofree char *title = pv_title (model, record, self->lang);
  g_autofree char *second = NULL;
  PvFoundIn found = { 0 };

  if (query != NULL)
    pv_search_index_explain (pv_document_get_search_index (self->document), model, query, id, title, self->audience, &found);
  second = found_words (&found);
  if (second != NULL)
    second = cut_to_match (query, g_steal_pointer (&second));
  pv_found_in_clear (&found);
  pv_palette_row_set_head (row, head, query ? page_label (kind->page) : NULL);
  pv_palette_row_set_words (row, query, title, second, query ? NULL : pv_kind_label (kind), pv_kind_label (kind));
  pv_palette_row_set_record (row, id);
}

static void
add_hits (PvPalette *self, const PvQuery *query, const PvHits *hits, guint most)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (pv_document_get_model (self->document)), hits->kind);
  /* Translators: a kind in the plural, and how many of it were found */
  g_autofree char *head = g_strdup_printf (_("%s (%u)"), pv_kind_plural (kind), hits->n_found);

  for (guint i = 0; i < MIN (hits->hits->len, most) && self->n_rows < MOST_LINES; i++)
    add_record (self, query, g_array_index (hits->hits, PvHit, i).id, i == 0 ? head : NULL);
}

/* --- actions --- */

static void
add_actions (PvPalette *self, const PvQuery *query, GArray *found)
{
  for (guint i = 0; i < MIN (found->len, MOST_OF_BEST) && self->n_rows < MOST_LINES; i++)
    {
      const PvPaletteAction *action = g_array_index (found, PvFoundAction, i).action;
      g_autofree char *key = pv_palette_action_key (&self->doers, action);
      g_autofree char *label = pv_palette_action_label (action);
      PvPaletteRow *row = next_row (self);

      pv_palette_row_set_head (row, i == 0 ? _("What can be done") : NULL, NULL);
      pv_palette_row_set_words (row, query, label, NULL, key, _("Action"));
      pv_palette_row_set_action (row, action->action);
    }
  g_array_set_size (found, 0);
}

/* --- what is shown --- */

static void
begin_list (PvPalette *self)
{
  self->n_rows = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
choose_row (PvPalette *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  if (row)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
end_list (PvPalette *self, const char *nothing, const char *advice)
{
  for (guint i = self->n_rows; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), FALSE);
  choose_row (self, self->n_rows > 0 ? g_ptr_array_index (self->rows, 0) : NULL);
  adw_status_page_set_title (self->nothing, nothing);
  adw_status_page_set_description (self->nothing, advice);
  gtk_stack_set_visible_child_name (self->stack, self->n_rows > 0 ? "found" : "nothing");
  gtk_widget_set_visible (self->hint, self->n_rows > 0);
}

static gboolean
may_be_seen (PvPalette *self, const PvRecord *record)
{
  return record != NULL && pv_record_get_info (record)->page != PV_PAGE_NONE && pv_record_get_info (record)->audience <= self->audience;
}

static void
show_recent (PvPalette *self)
{
  const PvModel *model = pv_document_get_model (self->document);
  guint shown = 0;

  begin_list (self);
  for (guint i = 0; i < self->recent->len; i++)
    {
      PvId id = g_array_index (self->recent, PvId, i);

      if (may_be_seen (self, pv_model_get (model, id)))
        add_record (self, NULL, id, shown++ == 0 ? _("Recently visited") : NULL);
    }
  end_list (self, _("Find Anything"), _("Records by their names and texts in any language, and everything that can be done"));
}

static void
show_found (PvPalette *self, const PvQuery *query)
{
  g_autoptr (GPtrArray) all
    = pv_search_index_find (pv_document_get_search_index (self->document), query, NULL, self->audience, MOST_OF_BEST);
  g_autoptr (GArray) actions = pv_palette_actions_find (&self->doers, query);

  begin_list (self);
  for (guint i = 0; i < all->len; i++)
    {
      const PvHits *hits = all->pdata[i];

      if (actions->len > 0 && g_array_index (actions, PvFoundAction, 0).rank < g_array_index (hits->hits, PvHit, 0).rank)
        add_actions (self, query, actions);
      add_hits (self, query, hits, i == 0 ? MOST_OF_BEST : MOST_OF_OTHERS);
    }
  add_actions (self, query, actions);
  end_list (self, _("Nothing Found"), _("Try fewer letters, or one word of it"));
}

static void
search_changed_cb (PvPalette *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (PvQuery) query = NULL;

  if (self->document == NULL)
    return;
  /* The entry also says so when it is made: a document that is just being opened is not kept waiting for its index. */
  if (*words != '\0')
    query = pv_query_new (pv_document_get_search_index (self->document), words);
  if (query == NULL || pv_query_is_empty (query))
    show_recent (self);
  else
    show_found (self, query);
}

/* --- choosing --- */

static void
choose (PvPalette *self, GtkListBoxRow *row, gboolean form)
{
  GtkWidget *before;
  const char *action;
  PvId id;

  if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (row)))
    return;
  action = pv_palette_row_get_action (PV_PALETTE_ROW (row));
  id = pv_palette_row_get_record (PV_PALETTE_ROW (row));
  before = self->before;
  g_object_ref (self);
  self->chosen = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (action && before)
    gtk_widget_grab_focus (before);
  if (action)
    g_signal_emit (self, signals[DONE], 0, action);
  else
    g_signal_emit (self, signals[SHOWN], 0, id, form);
  g_object_unref (self);
}

static void
row_activated_cb (PvPalette *self, GtkListBoxRow *row)
{
  choose (self, row, FALSE);
}

static void
activate_cb (PvPalette *self)
{
  choose (self, gtk_list_box_get_selected_row (self->list), FALSE);
}

static void
stop_search_cb (PvPalette *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
scroll_to (PvPalette *self, GtkWidget *row)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
move_choice (PvPalette *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row ? gtk_list_box_row_get_index (row) + by : 0;

  if (self->n_rows == 0)
    return;
  row = gtk_list_box_get_row_at_index (self->list, CLAMP (at, 0, (int) self->n_rows - 1));
  choose_row (self, row);
  scroll_to (self, GTK_WIDGET (row));
}

static gboolean
key_pressed_cb (PvPalette *self, guint key, guint code, GdkModifierType modifiers)
{
  switch (key)
    {
    case GDK_KEY_Down:
      move_choice (self, 1);
      return TRUE;
    case GDK_KEY_Up:
      move_choice (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      move_choice (self, MOST_OF_BEST);
      return TRUE;
    case GDK_KEY_Page_Up:
      move_choice (self, -MOST_OF_BEST);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (modifiers & GDK_CONTROL_MASK)
        choose (self, gtk_list_box_get_selected_row (self->list), TRUE);
      return (modifiers & GDK_CONTROL_MASK) != 0;
    default:
      return FALSE;
    }
}

/* Back to where one was; where something was chosen, that takes the keyboard. */
static void
closed_cb (PvPalette *self)
{
  if (!self->chosen && self->before && gtk_widget_get_mapped (self->before))
    gtk_widget_grab_focus (self->before);
  g_clear_weak_pointer (&self->before);
}

static void
selection_changed_cb (PvPalette *self)
{
  PvId id = pv_selection_get_single (self->selection);

  if (id == PV_NO_ID)
    return;
  for (guint i = 0; i < self->recent->len; i++)
    if (g_array_index (self->recent, PvId, i) == id)
      {
        g_array_remove_index (self->recent, i);
        break;
      }
  g_array_prepend_val (self->recent, id);
  if (self->recent->len > MOST_RECENT)
    g_array_set_size (self->recent, MOST_RECENT);
}

static void
pv_palette_dispose (GObject *object)
{
  PvPalette *self = PV_PALETTE (object);

  g_clear_handle_id (&self->prepare, g_source_remove);
  g_clear_weak_pointer (&self->before);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->doers.page);
  self->doers.window = NULL;
  G_OBJECT_CLASS (pv_palette_parent_class)->dispose (object);
}

static void
pv_palette_finalize (GObject *object)
{
  g_array_unref (PV_PALETTE (object)->recent);
  g_ptr_array_unref (PV_PALETTE (object)->rows);
  G_OBJECT_CLASS (pv_palette_parent_class)->finalize (object);
}

static void
pv_palette_class_init (PvPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = PV_TYPE_PALETTE;

  G_OBJECT_CLASS (klass)->dispose = pv_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = pv_palette_finalize;
  signals[SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, PvPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, PvPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, PvPalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, PvPalette, list);
  gtk_widget_class_bind_template_child (widget_class, PvPalette, nothing);
  gtk_widget_class_bind_template_child (widget_class, PvPalette, hint);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pv_palette_init (PvPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->recent = g_array_new (FALSE, FALSE, sizeof (PvId));
  self->rows = g_ptr_array_new ();
  self->audience = PV_AUDIENCE_PUBLIC;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

GtkWidget *
pv_palette_new (void)
{
  return g_object_new (PV_TYPE_PALETTE, NULL);
}

/* The index is not made while the document comes on the screen: it would take the picture its time. */
static gboolean
prepare_cb (gpointer user_data)
{
  PvPalette *self = user_data;

  self->prepare = 0;
  pv_document_prepare_search (self->document);
  return G_SOURCE_REMOVE;
}

void
pv_palette_set_document (PvPalette *self, PvDocument *document, PvSelection *selection)
{
  g_return_if_fail (PV_IS_PALETTE (self));

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_array_set_size (self->recent, 0);
  g_set_object (&self->document, document);
  g_set_object (&self->selection, selection);
  if (selection)
    g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_clear_handle_id (&self->prepare, g_source_remove);
  if (document)
    self->prepare = g_timeout_add_seconds (BREATHER, prepare_cb, self);
}

void
pv_palette_open (PvPalette *self, GActionGroup *page, GActionGroup *window, GtkApplication *application, PvLang lang, PvAudience audience)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  g_return_if_fail (PV_IS_PALETTE (self));

  if (self->document)
    pv_document_prepare_search (self->document);
  g_set_object (&self->doers.page, page);
  self->doers.window = window;
  self->doers.application = application;
  self->lang = lang;
  self->audience = audience;
  self->chosen = FALSE;
  g_set_weak_pointer (&self->before, gtk_root_get_focus (gtk_widget_get_root (parent)));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &(GdkRectangle) { gtk_widget_get_width (parent) / 2, 42, 1, 1 });
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_recent (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
