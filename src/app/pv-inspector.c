#include "app/pv-inspector.h"

#include "app/pv-findings-pane.h"
#include "app/pv-many-pane.h"
#include "app/pv-record-pane.h"
#include "app/pv-summary-pane.h"

#include <glib/gi18n-lib.h>

/* Counting the whole document waits until changes rest, ms. */
#define REST 300

struct _PvInspector
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *summary;
  GtkWidget *record;           /* NULL: nobody has chosen one yet, */
  GtkWidget *many;             /* several, */
  GtkWidget *findings;         /* or asked for them */
  gboolean telling;            /* the findings stand where the selection is shown otherwise */
  PvDocument *document;
  PvSelection *selection;
  PvLang lang;
  guint rest;
  gboolean chosen_else;        /* while the selection was held; shown when it is let go of */
  gboolean changed_else;
};

G_DEFINE_FINAL_TYPE (PvInspector, pv_inspector, GTK_TYPE_WIDGET)

static gboolean
summary_rested_cb (gpointer user_data)
{
  PvInspector *self = user_data;

  self->rest = 0;
  pv_summary_pane_update (PV_SUMMARY_PANE (self->summary), self->lang);
  if (self->telling)
    pv_findings_pane_update (PV_FINDINGS_PANE (self->findings), self->lang);
  return G_SOURCE_REMOVE;
}

static void
scroll_to_top (GtkWidget *pane)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (pane, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
}

static void
add_pane (PvInspector *self, GtkWidget *pane, const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), pane);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, name);
}

/* The form is made when it is needed first: while a document opens, nobody waits for it. */
static PvRecordPane *
get_record (PvInspector *self)
{
  if (self->record == NULL)
    {
      self->record = pv_record_pane_new (self->document, self->selection);
      add_pane (self, self->record, "record");
      pv_record_pane_set_lang (PV_RECORD_PANE (self->record), self->lang);
    }
  return PV_RECORD_PANE (self->record);
}

static PvManyPane *
get_many (PvInspector *self)
{
  if (self->many == NULL)
    {
      self->many = pv_many_pane_new (self->document, self->selection);
      add_pane (self, self->many, "many");
    }
  return PV_MANY_PANE (self->many);
}

static void
show_selection (PvInspector *self)
{
  guint n = pv_selection_get_n (self->selection);

  if (n == 1 || self->record)
    pv_record_pane_set_id (get_record (self), pv_selection_get_single (self->selection));
  if (n > 1)
    pv_many_pane_update (get_many (self), self->lang);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->telling ? "findings" : n == 0 ? "summary" : n == 1 ? "record" : "many");
}

static void
show_chosen (PvInspector *self)
{
  self->chosen_else = self->changed_else = FALSE;
  if (self->telling && !pv_findings_pane_is_showing (PV_FINDINGS_PANE (self->findings)))
    self->telling = FALSE;
  show_selection (self);
  if (self->record)
    scroll_to_top (self->record);
}

static void
selection_changed_cb (PvInspector *self)
{
  if (pv_selection_is_held (self->selection))
    self->chosen_else = TRUE;
  else
    show_chosen (self);
}

static void
findings_left_cb (PvInspector *self)
{
  self->telling = FALSE;
  pv_selection_clear (self->selection);
  show_selection (self);
  gtk_widget_child_focus (self->summary, GTK_DIR_TAB_FORWARD);
}

/* Where an actor stands is told by the diagram, and by no form. */
static gboolean
is_told (const PvChangeSet *changes)
{
  for (guint kind = 0; kind <= G_MAXUINT8; kind++)
    if (kind != PV_PLACEMENT && pv_change_set_touches (changes, (PvKind) kind))
      return TRUE;

  return FALSE;
}

static void
show_change (PvInspector *self)
{
  guint n = pv_selection_get_n (self->selection);

  self->changed_else = FALSE;
  if (n == 1)
    pv_record_pane_update (get_record (self));
  else if (n > 1)
    pv_many_pane_update (get_many (self), self->lang);
}

static void
document_changed_cb (PvInspector *self, PvChangeSet *changes)
{
  if (pv_selection_is_held (self->selection))
    self->changed_else = self->changed_else || is_told (changes);
  else if (is_told (changes))
    show_change (self);
  if (self->rest == 0)
    self->rest = g_timeout_add (REST, summary_rested_cb, self);
}

static void
let_go_cb (PvInspector *self)
{
  if (self->chosen_else)
    show_chosen (self);
  else if (self->changed_else)
    show_change (self);
}

static void
pv_inspector_dispose (GObject *object)
{
  PvInspector *self = PV_INSPECTOR (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (pv_inspector_parent_class)->dispose (object);
}

static void
pv_inspector_class_init (PvInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_inspector_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pv_inspector_init (PvInspector *self)
{
  self->lang = PV_LANG_FI;
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
pv_inspector_new (void)
{
  return g_object_new (PV_TYPE_INSPECTOR, NULL);
}

void
pv_inspector_set_document (PvInspector *self, PvDocument *document, PvSelection *selection)
{
  g_return_if_fail (PV_IS_INSPECTOR (self));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->summary = pv_summary_pane_new (document, selection);
  add_pane (self, self->summary, "summary");
  pv_summary_pane_update (PV_SUMMARY_PANE (self->summary), self->lang);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (selection, "let-go", G_CALLBACK (let_go_cb), self);
  show_selection (self);
}

void
pv_inspector_set_content_lang (PvInspector *self, PvLang lang)
{
  g_return_if_fail (PV_IS_INSPECTOR (self));

  self->lang = lang;
  if (self->document == NULL)
    return;
  if (self->record)
    pv_record_pane_set_lang (PV_RECORD_PANE (self->record), lang);
  pv_summary_pane_update (PV_SUMMARY_PANE (self->summary), lang);
  if (self->telling)
    pv_findings_pane_update (PV_FINDINGS_PANE (self->findings), lang);
  show_selection (self);
}

void
pv_inspector_show_findings (PvInspector *self, guint kind)
{
  g_return_if_fail (PV_IS_INSPECTOR (self));

  if (self->document == NULL)
    return;
  if (self->findings == NULL)
    {
      self->findings = pv_findings_pane_new (self->document, self->selection);
      g_signal_connect_object (self->findings, "left", G_CALLBACK (findings_left_cb), self, G_CONNECT_SWAPPED);
      add_pane (self, self->findings, "findings");
    }
  self->telling = TRUE;
  show_selection (self);
  scroll_to_top (self->findings);
  pv_findings_pane_ask (PV_FINDINGS_PANE (self->findings), kind, self->lang);
  gtk_widget_grab_focus (self->findings);
}

void
pv_inspector_commit (PvInspector *self)
{
  g_return_if_fail (PV_IS_INSPECTOR (self));

  if (self->record)
    pv_record_pane_commit (PV_RECORD_PANE (self->record));
  if (self->many)
    pv_many_pane_commit (PV_MANY_PANE (self->many));
}
