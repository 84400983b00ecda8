#include "app/pv-form-cell.h"

struct _PvFormCell
{
  GtkBox parent_instance;

  PvLang lang;
  gboolean several_lines;
  GtkWidget *text;             /* one line that does not wrap */
  GtkWidget *view;             /* text that wraps */
  GtkWidget *ghost;            /* the same text as a label: GtkTextView knows no height for its width; without text, the hint */
  char *hint;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (PvFormCell, pv_form_cell, GTK_TYPE_BOX)

/* Room for the cursor behind the last letter of a line, px. */
#define GHOST_MARGIN 2

enum
{
  SIGNAL_TYPED,
  SIGNAL_ENTERED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_ghost (PvFormCell *self)
{
  g_autofree char *text = NULL;
  gboolean empty;

  if (self->ghost == NULL)
    return;
  text = pv_form_cell_get_text (self);
  empty = *text == '\0';
  gtk_label_set_label (GTK_LABEL (self->ghost), empty ? (self->hint ? self->hint : "") : text);
  gtk_widget_set_opacity (self->ghost, empty ? .7 : 0);
}

static void
changed_cb (PvFormCell *self)
{
  show_ghost (self);
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

static void
activated_cb (PvFormCell *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
focus_entered_cb (PvFormCell *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static void
focus_left_cb (PvFormCell *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
pv_form_cell_finalize (GObject *object)
{
  g_free (PV_FORM_CELL (object)->hint);

  G_OBJECT_CLASS (pv_form_cell_parent_class)->finalize (object);
}

static void
pv_form_cell_class_init (PvFormCellClass *klass)
{
  GType type = PV_TYPE_FORM_CELL;

  G_OBJECT_CLASS (klass)->finalize = pv_form_cell_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pvcell");
  signals[SIGNAL_TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_form_cell_init (PvFormCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_box_set_spacing (GTK_BOX (self), 6);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
add_tag (PvFormCell *self)
{
  g_autofree char *code = g_ascii_strup (pv_lang_code (self->lang), -1);
  GtkWidget *tag = gtk_label_new (code);

  gtk_widget_add_css_class (tag, "pv-tag");
  gtk_label_set_xalign (GTK_LABEL (tag), 0);
  gtk_widget_set_valign (tag, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), tag);
}

/* Enter in a text that is one line ends the visit. */
static gboolean
key_pressed_cb (PvFormCell *self, guint key, guint code, GdkModifierType state)
{
  if (self->several_lines || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return FALSE;
  activated_cb (self);
  return TRUE;
}

static void
add_view (PvFormCell *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextView *view;

  self->view = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);

  self->ghost = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "wrap", TRUE, "wrap-mode",
                              PANGO_WRAP_WORD_CHAR, "xalign", 0., "yalign", 0., "can-target", FALSE, "width-chars", 8,
                              "max-width-chars", 8, "margin-end", GHOST_MARGIN, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->ghost);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->view);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (self), overlay);
  if (self->several_lines)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pv-several");
}

static void
add_text (PvFormCell *self)
{
  /* GTK 4.8 gives it no place in the accessible tree by itself. */
  self->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 4);
  gtk_widget_set_hexpand (self->text, TRUE);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->text);
}

GtkWidget *
pv_form_cell_new (PvLang lang, gboolean wraps, gboolean several_lines)
{
  PvFormCell *self = g_object_new (PV_TYPE_FORM_CELL, NULL);

  self->lang = lang;
  self->several_lines = several_lines;
  if (lang != PV_LANG_NONE)
    add_tag (self);
  if (wraps || several_lines)
    add_view (self);
  else
    add_text (self);
  return GTK_WIDGET (self);
}

gboolean
pv_form_cell_takes_enter (GtkWidget *focus)
{
  GtkWidget *cell = focus ? gtk_widget_get_ancestor (focus, PV_TYPE_FORM_CELL) : NULL;

  return cell && PV_FORM_CELL (cell)->several_lines;
}

PvLang
pv_form_cell_get_lang (PvFormCell *self)
{
  g_return_val_if_fail (PV_IS_FORM_CELL (self), PV_LANG_NONE);

  return self->lang;
}

char *
pv_form_cell_get_text (PvFormCell *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (PV_IS_FORM_CELL (self), NULL);

  if (self->text)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
pv_form_cell_set_text (PvFormCell *self, const char *text)
{
  g_autofree char *old = NULL;

  g_return_if_fail (PV_IS_FORM_CELL (self));

  old = pv_form_cell_get_text (self);
  if (g_strcmp0 (old, text ? text : "") == 0)
    return;

  self->quiet = TRUE;
  if (self->text)
    gtk_editable_set_text (GTK_EDITABLE (self->text), text ? text : "");
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text ? text : "", -1);
  self->quiet = FALSE;
}

void
pv_form_cell_set_hint (PvFormCell *self, const char *words)
{
  g_return_if_fail (PV_IS_FORM_CELL (self));

  g_free (self->hint);
  self->hint = g_strdup (words);
  if (self->text)
    gtk_text_set_placeholder_text (GTK_TEXT (self->text), words);
  show_ghost (self);
}

int
pv_form_cell_get_whole_width (PvFormCell *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  int least;
  int inside;
  int longest;

  g_return_val_if_fail (PV_IS_FORM_CELL (self), 0);

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (self->ghost == NULL)
    return least;

  text = pv_form_cell_get_text (self);
  layout = gtk_widget_create_pango_layout (self->ghost, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_pixel_size (layout, &longest, NULL);
  gtk_widget_measure (self->ghost, GTK_ORIENTATION_HORIZONTAL, -1, &inside, NULL, NULL, NULL);
  return least + MAX (longest + GHOST_MARGIN - inside, 0);
}

GtkWidget *
pv_form_cell_get_control (PvFormCell *self)
{
  g_return_val_if_fail (PV_IS_FORM_CELL (self), NULL);

  return self->text ? self->text : self->view;
}
