#include "app/pv-findings-pane.h"

#include "analysis/analysis.h"
#include "app/pv-accessible.h"
#include "app/pv-finding-row.h"
#include "app/pv-finding-signs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Sentences of open findings, and of decided ones; a thousand rows would take a second to build. */
#define MOST 40

struct _PvFindingsPane
{
  GtkBox parent_instance;

  GtkWidget *back_button;
  GtkDropDown *kinds;
  AdwPreferencesGroup *open;
  GtkLabel *more;
  GtkWidget *nothing;
  AdwPreferencesGroup *decided;
  GPtrArray *rows;             /* what is in the groups, borrowed */
  GArray *listed;              /* guint: the kinds of the drop-down, 0 (all) first */
  guint kind;                  /* told of; 0: all */

  PvDocument *document;
  PvSelection *selection;
  GPtrArray *findings;         /* PvFinding; NULL before the first look */
  GCancellable *looking;
  PvLang lang;
  gboolean showing;
  gboolean quiet;              /* the drop-down is being filled */
};

G_DEFINE_FINAL_TYPE (PvFindingsPane, pv_findings_pane, GTK_TYPE_BOX)

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
shown_cb (PvFindingsPane *self, PvFindingRow *row)
{
  const PvFinding *finding = pv_finding_row_get_finding (row);

  self->showing = TRUE;
  pv_selection_show_many (self->selection, (const PvId *) (gpointer) finding->records->data, finding->records->len);
  self->showing = FALSE;
}

static void
add_row (PvFindingsPane *self, PvFinding *finding)
{
  GtkWidget *row = pv_finding_row_new (self->document, self->selection, finding, self->lang);

  g_signal_connect_object (row, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (finding->decision == PV_NO_ID ? self->open : self->decided, row);
  g_ptr_array_add (self->rows, row);
}

/* --- all of them --- */

static void
empty (PvFindingsPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* In the order of the signs. */
static void
add_kind (PvFindingsPane *self, guint kind, guint *n_open, guint *n_decided)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      PvFinding *finding = g_ptr_array_index (self->findings, i);
      guint *n = finding->decision == PV_NO_ID ? n_open : n_decided;

      if (finding->kind == kind && ++*n <= MOST)
        add_row (self, finding);
    }
}

static void
show_rows (PvFindingsPane *self)
{
  guint n_signs, n_open = 0, n_decided = 0;
  const PvFindingSign *signs = pv_finding_signs (&n_signs);
  g_autofree char *words = NULL;

  empty (self);
  for (guint i = 0; i < n_signs; i++)
    if (self->kind == 0 || signs[i].kind == self->kind)
      add_kind (self, signs[i].kind, &n_open, &n_decided);
  words = g_strdup_printf (_("The first %u of %u are listed here"), MOST, n_open);
  gtk_label_set_label (self->more, words);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_open > MOST);
  gtk_widget_set_visible (GTK_WIDGET (self->open), n_open > 0);
  gtk_widget_set_visible (self->nothing, n_open == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->decided), n_decided > 0);
}

static guint
count_kind (PvFindingsPane *self, guint kind)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += ((PvFinding *) self->findings->pdata[i])->kind == kind;

  return n;
}

static void
append_kind (PvFindingsPane *self, GtkStringList *list, guint kind, const char *label, guint n_open)
{
  /* Translators: a kind of finding, and how many of it are open: "Gaps in paths (3)" */
  g_autofree char *words = g_strdup_printf (_("%s (%u)"), label, n_open);

  gtk_string_list_append (list, words);
  g_array_append_val (self->listed, kind);
}

/* Kinds of which there is something to tell, and the one that is asked for. */
static void
show_kinds (PvFindingsPane *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n_signs, n_open = 0, chosen = 0;
  const PvFindingSign *signs = pv_finding_signs (&n_signs);

  g_array_set_size (self->listed, 0);
  for (guint i = 0; i < n_signs; i++)
    n_open += pv_findings_count_open (self->findings, signs[i].kind);
  append_kind (self, list, 0, _("All findings"), n_open);
  for (guint i = 0; i < n_signs; i++)
    {
      if (count_kind (self, signs[i].kind) == 0 && signs[i].kind != self->kind)
        continue;
      if (signs[i].kind == self->kind)
        chosen = self->listed->len;
      append_kind (self, list, signs[i].kind, _(signs[i].label), pv_findings_count_open (self->findings, signs[i].kind));
    }
  self->quiet = TRUE;
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->kinds, chosen);
  pv_accessible_name_inside (GTK_WIDGET (self->kinds), _("Which findings"));
  self->quiet = FALSE;
}

static void
kind_chosen_cb (PvFindingsPane *self)
{
  guint at = gtk_drop_down_get_selected (self->kinds);

  if (self->quiet || at >= self->listed->len)
    return;
  self->kind = g_array_index (self->listed, guint, at);
  show_rows (self);
}

static void
back_clicked_cb (PvFindingsPane *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  back_clicked_cb (PV_FINDINGS_PANE (widget));
  return TRUE;
}

/* --- looking --- */

typedef struct
{
  PvModel *snapshot;
  PvDate day;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  pv_model_unref (look->snapshot);
  g_free (look);
}

static void
look_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Look *look = data;

  g_task_return_pointer (task, pv_analysis_findings (look->snapshot, look->day), (GDestroyNotify) g_ptr_array_unref);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PvFindingsPane *self = PV_FINDINGS_PANE (source);
  GPtrArray *findings = g_task_propagate_pointer (G_TASK (result), NULL);

  if (findings == NULL || self->document == NULL)
    return;
  empty (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  show_kinds (self);
  show_rows (self);
}

void
pv_findings_pane_update (PvFindingsPane *self, PvLang lang)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  g_return_if_fail (PV_IS_FINDINGS_PANE (self));

  self->lang = lang;
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  look = g_new (Look, 1);
  *look = (Look) { pv_document_snapshot (self->document), pv_document_get_day (self->document) };
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_task_data (task, look, look_free);
  pv_task_run_in_worker (task, look_in_worker);
}

void
pv_findings_pane_ask (PvFindingsPane *self, guint kind, PvLang lang)
{
  g_return_if_fail (PV_IS_FINDINGS_PANE (self));

  self->kind = kind;
  pv_findings_pane_update (self, lang);
}

gboolean
pv_findings_pane_is_showing (PvFindingsPane *self)
{
  return self->showing;
}

static gboolean
pv_findings_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PV_FINDINGS_PANE (widget)->kinds));
}

static void
pv_findings_pane_dispose (GObject *object)
{
  PvFindingsPane *self = PV_FINDINGS_PANE (object);

  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->listed, g_array_unref);

  G_OBJECT_CLASS (pv_findings_pane_parent_class)->dispose (object);
}

static void
pv_findings_pane_class_init (PvFindingsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_findings_pane_dispose;
  widget_class->grab_focus = pv_findings_pane_grab_focus;
  signals[LEFT] = g_signal_new ("left", PV_TYPE_FINDINGS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-findings-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PvFindingsPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, PvFindingsPane, kinds);
  gtk_widget_class_bind_template_child (widget_class, PvFindingsPane, open);
  gtk_widget_class_bind_template_child (widget_class, PvFindingsPane, more);
  gtk_widget_class_bind_template_child (widget_class, PvFindingsPane, nothing);
  gtk_widget_class_bind_template_child (widget_class, PvFindingsPane, decided);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pv_findings_pane_init (PvFindingsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->listed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lang = PV_LANG_FI;
}

GtkWidget *
pv_findings_pane_new (PvDocument *document, PvSelection *selection)
{
  PvFindingsPane *self = g_object_new (PV_TYPE_FINDINGS_PANE, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  return GTK_WIDGET (self);
}
