#include "app/pv-join-dialog.h"

#include "app/pv-accessible.h"
#include "app/pv-badge.h"
#include "app/pv-join-moves.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

#define BADGE 24

/* Letters that surely stand in the lines there are. */
#define SHORT 60

struct _PvJoinDialog
{
  AdwWindow parent_instance;

  GtkWidget *overlay;
  AdwWindowTitle *heading;
  GtkWidget *done_button;
  GtkWidget *presets;
  GtkGrid *grid;
  GtkWidget *same;
  AdwPreferencesGroup *moves;

  PvDocument *document;
  GtkWidget *toasts;           /* weak */
  PvId one;
  PvId other;
  PvLang lang;
  GArray *cells;               /* PvJoinCell, as first proposed; what stands is what the buttons say */
  GPtrArray *buttons;          /* GtkCheckButton of the other's value, a cell each; NULL for what is not shown */
  GPtrArray *first_buttons;    /* the same of the first one's */
};

G_DEFINE_FINAL_TYPE (PvJoinDialog, pv_join_dialog, ADW_TYPE_WINDOW)

static const PvModel *
model_of (PvJoinDialog *self)
{
  return pv_document_get_model (self->document);
}

/* "Name, in Swedish" */
static char *
cell_label (const PvJoinCell *cell)
{
  static const char *const templates[] = { [PV_LANG_FI] = N_("%s, in Finnish"), [PV_LANG_SV] = N_("%s, in Swedish"), [PV_LANG_EN] = N_("%s, in English") };

  if (cell->lang == PV_LANG_NONE)
    return g_strdup (pv_field_label (cell->field));
  return g_strdup_printf (_(templates[cell->lang]), pv_field_label (cell->field));
}

static GtkWidget *
value_button (PvJoinDialog *self, const PvJoinCell *cell, PvId id, PvValue value, const char *label)
{
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *words = value.kind == PV_VALUE_NONE ? g_strdup (_("Empty"))
                           : pv_value_words (model_of (self), pv_model_get (model_of (self), id), cell->field, cell->lang, self->lang);
  g_autofree char *said = g_strdup_printf (_("%s: %s"), label, words);
  GtkWidget *text = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_width_chars (GTK_LABEL (text), 18);
  gtk_label_set_lines (GTK_LABEL (text), 4);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  if (value.kind == PV_VALUE_NONE)
    gtk_widget_add_css_class (text, "pv-second");
  else if (g_utf8_strlen (words, -1) > SHORT)
    gtk_widget_set_tooltip_text (button, words);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), text);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return button;
}

static GtkWidget *
field_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, 3);
  gtk_widget_add_css_class (label, "pv-second");
  return label;
}

/* Which of the two a column is. */
static GtkWidget *
column_head (PvJoinDialog *self, PvId id, const char *which)
{
  const PvRecord *record = pv_model_get (model_of (self), id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *badge = pv_badge_new (BADGE);
  g_autofree char *title = pv_title (model_of (self), record, self->lang);
  GtkWidget *name = gtk_label_new (title), *caption = gtk_label_new (which);

  pv_badge_set_record (PV_BADGE (badge), record);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "pv-second");
  gtk_box_append (GTK_BOX (words), caption);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* A place or an order says nothing to a person: the first one's stands. */
static gboolean
is_shown (const PvJoinCell *cell)
{
  return cell->field->group != PV_GROUP_HIDDEN && cell->field->type != PV_TYPE_ORDER && cell->field->type != PV_TYPE_PLACE;
}

static void
add_cell (PvJoinDialog *self, const PvJoinCell *cell, int row)
{
  g_autofree char *label = cell_label (cell);
  GtkWidget *first = value_button (self, cell, self->one, cell->of_keep, label);
  GtkWidget *second = value_button (self, cell, self->other, cell->of_other, label);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (second), GTK_CHECK_BUTTON (first));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (cell->from_other ? second : first), TRUE);
  gtk_grid_attach (self->grid, field_label (label), 0, row, 1, 1);
  gtk_grid_attach (self->grid, first, 1, row, 1, 1);
  gtk_grid_attach (self->grid, second, 2, row, 1, 1);
  g_ptr_array_add (self->first_buttons, first);
  g_ptr_array_add (self->buttons, second);
}

static void
fill_cells (PvJoinDialog *self)
{
  int row = 1;

  gtk_grid_attach (self->grid, column_head (self, self->one, _("The first")), 1, 0, 1, 1);
  gtk_grid_attach (self->grid, column_head (self, self->other, _("The second")), 2, 0, 1, 1);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const PvJoinCell *cell = &g_array_index (self->cells, PvJoinCell, i);

      if (is_shown (cell))
        add_cell (self, cell, row++);
      else
        {
          g_ptr_array_add (self->first_buttons, NULL);
          g_ptr_array_add (self->buttons, NULL);
        }
    }
  gtk_widget_set_visible (self->same, row == 1);
  gtk_widget_set_visible (self->presets, row > 1);
}

static void
fill_moves (PvJoinDialog *self)
{
  g_autoptr (GArray) moves = pv_join_moves (model_of (self), self->one, self->other, NULL);
  guint n = moves ? pv_join_moves_fill (self->moves, model_of (self), moves, self->lang) : 0;

  adw_preferences_group_set_description (self->moves, n > 0 ? _("All of it leads to the one that stays. One undo takes it all back.")
                                                            : _("Nothing leads to the one that goes. One undo takes it all back."));
}

/* What is proposed, or of all fields the one side. */
static void
choose (PvJoinDialog *self, gboolean newer, gboolean second)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const PvJoinCell *cell = &g_array_index (self->cells, PvJoinCell, i);
      gboolean both = cell->of_keep.kind != PV_VALUE_NONE && cell->of_other.kind != PV_VALUE_NONE;
      gboolean from_other = newer || !both ? cell->from_other : second;

      if (self->buttons->pdata[i] != NULL)
        gtk_check_button_set_active (from_other ? self->buttons->pdata[i] : self->first_buttons->pdata[i], TRUE);
    }
}

static void
newer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (PV_JOIN_DIALOG (widget), TRUE, FALSE);
}

static void
first_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (PV_JOIN_DIALOG (widget), FALSE, FALSE);
}

static void
second_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (PV_JOIN_DIALOG (widget), FALSE, TRUE);
}

/* Values of the records as they are now: somebody may have written in them since the dialog came up. */
static GArray *
chosen_cells (PvJoinDialog *self)
{
  GArray *cells = pv_join_cells (model_of (self), self->one, self->other);

  for (guint i = 0; i < cells->len; i++)
    for (guint k = 0; k < self->cells->len; k++)
      {
        PvJoinCell *now = &g_array_index (cells, PvJoinCell, i);
        const PvJoinCell *shown = &g_array_index (self->cells, PvJoinCell, k);

        if (now->field == shown->field && now->lang == shown->lang && self->buttons->pdata[k] != NULL)
          now->from_other = gtk_check_button_get_active (self->buttons->pdata[k]);
      }
  return cells;
}

static gboolean
are_there (PvJoinDialog *self)
{
  return pv_model_get (model_of (self), self->one) != NULL && pv_model_get (model_of (self), self->other) != NULL;
}

/* Undone or changed from elsewhere: what is shown is no more. */
static void
document_changed_cb (PvJoinDialog *self)
{
  if (!are_there (self))
    gtk_window_close (GTK_WINDOW (self));
}

static void
do_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvJoinDialog *self = PV_JOIN_DIALOG (widget);
  g_autoptr (GArray) cells = chosen_cells (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  gboolean joined;

  g_signal_handlers_block_by_func (self->document, document_changed_cb, self);
  joined = pv_document_join (self->document, self->one, self->other, cells, &error);
  g_signal_handlers_unblock_by_func (self->document, document_changed_cb, self);
  if (!joined)
    {
      pv_toast_error (self->overlay, error);
      return;
    }
  title = pv_title_of (model_of (self), MIN (self->one, self->other), self->lang);
  /* Translators: two records became one, which is called %s */
  words = g_strdup_printf (_("Joined: %s"), title);
  if (self->toasts)
    pv_toast_undo (self->toasts, words);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pv_join_dialog_dispose (GObject *object)
{
  PvJoinDialog *self = PV_JOIN_DIALOG (object);

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_weak_pointer (&self->toasts);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->first_buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (pv_join_dialog_parent_class)->dispose (object);
}

static void
pv_join_dialog_class_init (PvJoinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_join_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-join-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PvJoinDialog, overlay);
  gtk_widget_class_bind_template_child (widget_class, PvJoinDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PvJoinDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, PvJoinDialog, presets);
  gtk_widget_class_bind_template_child (widget_class, PvJoinDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, PvJoinDialog, same);
  gtk_widget_class_bind_template_child (widget_class, PvJoinDialog, moves);
  gtk_widget_class_install_action (widget_class, "join.do", NULL, do_cb);
  gtk_widget_class_install_action (widget_class, "join.newer", NULL, newer_cb);
  gtk_widget_class_install_action (widget_class, "join.first", NULL, first_cb);
  gtk_widget_class_install_action (widget_class, "join.second", NULL, second_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "join.do", NULL);
}

static void
pv_join_dialog_init (PvJoinDialog *self)
{
  self->buttons = g_ptr_array_new ();
  self->first_buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_grow_with_text (GTK_WINDOW (self));
}

GtkWidget *
pv_join_dialog_new (GtkWindow *parent, GtkWidget *toasts, PvDocument *document, PvId one, PvId other, PvLang lang)
{
  PvJoinDialog *self = g_object_new (PV_TYPE_JOIN_DIALOG, "transient-for", parent, NULL);
  PvRecord *record = pv_model_get (pv_document_get_model (document), one);

  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->toasts, toasts);
  self->one = one;
  self->other = other;
  self->lang = lang;
  self->cells = pv_document_propose_join (document, one, other);
  adw_window_title_set_subtitle (self->heading, pv_kind_label (pv_record_get_info (record)));
  fill_cells (self);
  fill_moves (self);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  gtk_widget_grab_focus (self->done_button);
  return GTK_WIDGET (self);
}
