#include "app/pv-history-comparison.h"

#include "analysis/analysis.h"
#include "app/pv-accessible.h"
#include "app/pv-history-difference.h"
#include "app/pv-history-difference-diagram.h"
#include "app/pv-history-words.h"
#include "app/pv-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* One of the two states that are compared. */
typedef struct
{
  gboolean now;
  PvMoment moment;
  char *words;
} Side;

struct _PvHistoryComparison
{
  GtkBox parent_instance;

  GtkDropDown *from;
  GtkDropDown *to;
  GtkStack *stack;
  AdwBin *table_bin;
  AdwBin *diagram_bin;
  GtkWidget *summary;
  GtkWidget *progress;

  PvDocument *document;
  PvLang lang;
  GPtrArray *sides;            /* Side: what both lists offer */
  GCancellable *looking;
  GTask *task;                 /* the one whose progress shows */
  guint tick;
  PvModel *before;
  gboolean filling;
  const char *view;            /* "table" or "diagram": what a person wants to see */
};

G_DEFINE_FINAL_TYPE (PvHistoryComparison, pv_history_comparison, GTK_TYPE_BOX)

static void look_at_second (PvHistoryComparison *self);

static void
side_free (gpointer data)
{
  Side *side = data;

  g_free (side->words);
  g_free (side);
}

static void
stop (PvHistoryComparison *self)
{
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->task);
  g_clear_handle_id (&self->tick, g_source_remove);
}

static gboolean
tick_cb (gpointer user_data)
{
  PvHistoryComparison *self = user_data;

  if (self->task)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), pv_document_look_back_progress (self->task));
  return G_SOURCE_CONTINUE;
}

static void
show_difference (PvHistoryComparison *self, PvModel *after)
{
  g_autoptr (GArray) difference = pv_version_difference (self->before, after);
  g_autofree char *words = pv_history_difference_summary (difference);

  stop (self);
  gtk_label_set_label (GTK_LABEL (self->summary), words);
  gtk_widget_set_tooltip_text (self->summary, words);
  adw_bin_set_child (self->table_bin, pv_history_difference_table_new (self->before, after, difference));
  adw_bin_set_child (self->diagram_bin, pv_history_difference_diagram_new (self->before, after, difference, self->lang));
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "looking"))
    gtk_stack_set_visible_child_name (self->stack, difference->len == 0 ? "same" : self->view);
}

static const Side *
chosen (PvHistoryComparison *self, GtkDropDown *list)
{
  guint place = gtk_drop_down_get_selected (list);

  return place < self->sides->len ? g_ptr_array_index (self->sides, place) : NULL;
}

static PvModel *
finish_looking (PvHistoryComparison *self, GAsyncResult *result, gboolean *gone)
{
  g_autoptr (GError) error = NULL;
  PvModel *model = pv_document_look_back_finish (result, &error);

  *gone = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (model == NULL && !*gone)
    pv_toast_error (GTK_WIDGET (self), error);
  return model;
}

static void
second_seen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvHistoryComparison) self = user_data;
  gboolean gone;
  g_autoptr (PvModel) after = finish_looking (self, result, &gone);

  if (after)
    show_difference (self, after);
}

static void
first_seen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvHistoryComparison) self = user_data;
  gboolean gone;
  PvModel *before = finish_looking (self, result, &gone);

  if (before == NULL)
    return;
  g_clear_pointer (&self->before, pv_model_unref);
  self->before = before;
  look_at_second (self);
}

static void
look (PvHistoryComparison *self, const Side *side, GAsyncReadyCallback callback)
{
  g_clear_object (&self->task);
  self->task = pv_document_look_back_async (self->document, &side->moment, self->looking, callback, g_object_ref (self));
}

static void
look_at_second (PvHistoryComparison *self)
{
  const Side *to = chosen (self, self->to);

  if (to == NULL)
    return;
  if (to->now)
    {
      g_autoptr (PvModel) after = pv_document_snapshot (self->document);

      show_difference (self, after);
      return;
    }
  look (self, to, second_seen_cb);
}

static void
compare (PvHistoryComparison *self)
{
  const Side *from = chosen (self, self->from);

  if (self->filling || from == NULL)
    return;

  stop (self);
  self->looking = g_cancellable_new ();
  self->tick = g_timeout_add (100, tick_cb, self);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_label_set_label (GTK_LABEL (self->summary), "");
  gtk_stack_set_visible_child_name (self->stack, "looking");
  if (from->now)
    {
      g_clear_pointer (&self->before, pv_model_unref);
      self->before = pv_document_snapshot (self->document);
      look_at_second (self);
      return;
    }
  look (self, from, first_seen_cb);
}

static void
chosen_cb (PvHistoryComparison *self, GParamSpec *spec, GtkDropDown *list)
{
  const Side *side = chosen (self, list);

  if (side)
    pv_accessible_name_inside (GTK_WIDGET (list), side->words);
  compare (self);
}

static void
view_toggled_cb (PvHistoryComparison *self, GtkToggleButton *button)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (!gtk_toggle_button_get_active (button))
    return;
  self->view = g_str_equal (gtk_widget_get_name (GTK_WIDGET (button)), "diagram") ? "diagram" : "table";
  if (!g_str_equal (shown, "looking") && !g_str_equal (shown, "same"))
    gtk_stack_set_visible_child_name (self->stack, self->view);
}

static void
pv_history_comparison_dispose (GObject *object)
{
  PvHistoryComparison *self = PV_HISTORY_COMPARISON (object);

  stop (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->sides, g_ptr_array_unref);
  g_clear_pointer (&self->before, pv_model_unref);
  G_OBJECT_CLASS (pv_history_comparison_parent_class)->dispose (object);
}

static void
pv_history_comparison_class_init (PvHistoryComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_history_comparison_dispose;
}

static GtkWidget *
back_new (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.lines");
  gtk_widget_set_tooltip_text (button, _("Back to the history"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the history"), -1);
  return button;
}

static GtkDropDown *
append_side (PvHistoryComparison *self, GtkWidget *bar, const char *words)
{
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *list = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_size_request (list, 170, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), list);
  pv_accessible_name_inside (list, words);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (list);
}

static void
append_toggles (PvHistoryComparison *self, GtkWidget *bar)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *table = gtk_toggle_button_new_with_label (_("List"));
  GtkWidget *diagram = gtk_toggle_button_new_with_label (_("Diagram"));

  gtk_widget_set_name (table, "table");
  gtk_widget_set_name (diagram, "diagram");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (diagram), GTK_TOGGLE_BUTTON (table));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (table), TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), table);
  gtk_box_append (GTK_BOX (box), diagram);
  gtk_box_append (GTK_BOX (bar), box);
  g_signal_connect_object (table, "toggled", G_CALLBACK (view_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (diagram, "toggled", G_CALLBACK (view_toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
append_bar (PvHistoryComparison *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_widget_add_css_class (bar, "pv-toolbar");
  gtk_box_append (GTK_BOX (bar), back_new ());
  self->from = append_side (self, bar, _("What changed from"));
  self->to = append_side (self, bar, _("to"));
  self->summary = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->summary), 2);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_widget_add_css_class (self->summary, "pv-second");
  gtk_box_append (GTK_BOX (bar), self->summary);
  append_toggles (self, bar);
  gtk_box_append (GTK_BOX (self), bar);
}

static GtkWidget *
looking_new (PvHistoryComparison *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Reading the document as it was…")));
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_size_request (self->progress, 240, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reading the document as it was…"), -1);
  gtk_box_append (GTK_BOX (box), self->progress);
  return box;
}

static GtkWidget *
same_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No difference"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Both say the same."));
  return page;
}

static void
pv_history_comparison_init (PvHistoryComparison *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->lang = PV_LANG_FI;
  self->view = "table";
  self->sides = g_ptr_array_new_with_free_func (side_free);
  append_bar (self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->table_bin = ADW_BIN (adw_bin_new ());
  self->diagram_bin = ADW_BIN (adw_bin_new ());
  gtk_stack_add_named (self->stack, looking_new (self), "looking");
  gtk_stack_add_named (self->stack, same_new (), "same");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->table_bin), "table");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->diagram_bin), "diagram");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
}

GtkWidget *
pv_history_comparison_new (PvDocument *document)
{
  PvHistoryComparison *self = g_object_new (PV_TYPE_HISTORY_COMPARISON, NULL);

  self->document = g_object_ref (document);
  return GTK_WIDGET (self);
}

void
pv_history_comparison_set_lang (PvHistoryComparison *self, PvLang lang)
{
  g_return_if_fail (PV_IS_HISTORY_COMPARISON (self));

  self->lang = lang;
  if (adw_bin_get_child (self->diagram_bin))
    pv_history_difference_diagram_set_lang (PV_HISTORY_DIFFERENCE_DIAGRAM (adw_bin_get_child (self->diagram_bin)), lang);
}

PvCanvas *
pv_history_comparison_get_canvas (PvHistoryComparison *self)
{
  GtkWidget *diagram;

  g_return_val_if_fail (PV_IS_HISTORY_COMPARISON (self), NULL);

  diagram = adw_bin_get_child (self->diagram_bin);
  if (diagram == NULL || !gtk_widget_get_mapped (diagram))
    return NULL;
  return pv_history_difference_diagram_get_canvas (PV_HISTORY_DIFFERENCE_DIAGRAM (diagram));
}

static void
add_side (PvHistoryComparison *self, gboolean now, const PvMoment *moment, const char *words)
{
  Side *side = g_new0 (Side, 1);

  side->now = now;
  if (moment)
    side->moment = *moment;
  side->words = g_strdup (words);
  g_ptr_array_add (self->sides, side);
}

static void
offer (PvHistoryComparison *self, GtkDropDown *list, guint selected)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->sides->len; i++)
    gtk_string_list_append (words, ((Side *) g_ptr_array_index (self->sides, i))->words);
  gtk_drop_down_set_model (list, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (list, selected);
  pv_accessible_name_inside (GTK_WIDGET (list), ((Side *) g_ptr_array_index (self->sides, selected))->words);
}

void
pv_history_comparison_compare (PvHistoryComparison *self, const PvMoment *moment, const char *words)
{
  g_autoptr (GPtrArray) versions = NULL;
  guint first = 1;

  g_return_if_fail (PV_IS_HISTORY_COMPARISON (self));

  versions = pv_document_get_versions (self->document, NULL);
  self->filling = TRUE;
  g_ptr_array_set_size (self->sides, 0);
  add_side (self, TRUE, NULL, _("now"));
  if (!moment->named)
    add_side (self, FALSE, moment, words);
  for (guint i = 0; versions && i < versions->len; i++)
    {
      const PvNamedVersion *version = g_ptr_array_index (versions, i);

      if (moment->named && moment->org == version->org && moment->ctr == version->ctr)
        first = self->sides->len;
      add_side (self, FALSE, &(PvMoment) { TRUE, version->org, version->ctr, version->hlc }, version->name);
    }
  offer (self, self->from, first);
  offer (self, self->to, 0);
  self->filling = FALSE;
  compare (self);
}
