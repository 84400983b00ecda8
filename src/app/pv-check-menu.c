#include "app/pv-check-menu.h"

#include "app/pv-accessible.h"

#include <glib/gi18n-lib.h>

struct _PvCheckMenu
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *title;
  GtkLabel *summary;
  GtkListBox *list;
  GPtrArray *checks;           /* GtkCheckButton, borrowed */
  char *other_words;           /* instead of the one that is ticked, when none is */
  gboolean one;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PvCheckMenu, pv_check_menu, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gint64
code_of (GtkCheckButton *check)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (check), "pv-code");
}

static const char *
label_of (GtkCheckButton *check)
{
  return g_object_get_data (G_OBJECT (check), "pv-label");
}

static guint
count_ticked (PvCheckMenu *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->checks, i)) ? 1 : 0;

  return n;
}

static const char *
first_ticked (PvCheckMenu *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return label_of (g_ptr_array_index (self->checks, i));

  return self->other_words ? self->other_words : "";
}

/* (transfer full) */
static char *
describe (PvCheckMenu *self)
{
  guint n = count_ticked (self);

  if (self->one || (n == 1 && self->checks->len > 1))
    return g_strdup (first_ticked (self));
  if (n == self->checks->len)
    return g_strdup (_("all"));
  /* Translators: so many of so many kinds are shown. */
  return g_strdup_printf (_("%u of %u"), n, self->checks->len);
}

static void
update_summary (PvCheckMenu *self)
{
  g_autofree char *words = describe (self);
  g_autofree char *label = g_strdup_printf ("%s: %s", gtk_label_get_text (self->title), words);

  gtk_label_set_text (self->summary, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  pv_accessible_name_inside (GTK_WIDGET (self->button), label);
}

static void
toggled_cb (PvCheckMenu *self, GtkCheckButton *check)
{
  if (self->filling || (self->one && !gtk_check_button_get_active (check)))
    return;
  update_summary (self);
  /* Where one is chosen there is nothing more to choose. */
  if (self->one)
    gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pv_check_menu_dispose (GObject *object)
{
  PvCheckMenu *self = PV_CHECK_MENU (object);

  if (self->checks)
    self->filling = TRUE;
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->other_words, g_free);
  G_OBJECT_CLASS (pv_check_menu_parent_class)->dispose (object);
}

static void
pv_check_menu_class_init (PvCheckMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_check_menu_dispose;
  signals[CHANGED] = g_signal_new ("changed", PV_TYPE_CHECK_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-check-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, PvCheckMenu, button);
  gtk_widget_class_bind_template_child (widget_class, PvCheckMenu, title);
  gtk_widget_class_bind_template_child (widget_class, PvCheckMenu, summary);
  gtk_widget_class_bind_template_child (widget_class, PvCheckMenu, list);
}

static void
pv_check_menu_init (PvCheckMenu *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pv_check_menu_new (const char *title, gboolean one)
{
  PvCheckMenu *self = g_object_new (PV_TYPE_CHECK_MENU, NULL);

  self->one = one;
  gtk_label_set_text (self->title, title);

  return GTK_WIDGET (self);
}

void
pv_check_menu_empty (PvCheckMenu *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->checks, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  update_summary (self);
}

void
pv_check_menu_add (PvCheckMenu *self, gint64 code, const char *label, GtkWidget *sign, gboolean ticked)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_label_new (label);
  GtkWidget *row = gtk_list_box_row_new ();

  self->filling = TRUE;
  g_object_set_data_full (G_OBJECT (check), "pv-code", g_memdup2 (&code, sizeof code), g_free);
  g_object_set_data_full (G_OBJECT (check), "pv-label", g_strdup (label), g_free);
  if (self->one && self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ticked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  if (sign)
    gtk_box_append (GTK_BOX (box), sign);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_start (box, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->checks, check);
  self->filling = FALSE;
  update_summary (self);
}

static void
all_cb (PvCheckMenu *self)
{
  gboolean tick = count_ticked (self) < self->checks->len;

  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), tick);
  self->filling = FALSE;
  update_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
pv_check_menu_add_all (PvCheckMenu *self, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *row = gtk_list_box_row_new ();

  g_return_if_fail (PV_IS_CHECK_MENU (self));

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

gboolean
pv_check_menu_is_ticked (PvCheckMenu *self, gint64 code)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (code_of (g_ptr_array_index (self->checks, i)) == code)
      return gtk_check_button_get_active (g_ptr_array_index (self->checks, i));

  return FALSE;
}

guint64
pv_check_menu_get_bits (PvCheckMenu *self)
{
  guint64 bits = 0;

  if (count_ticked (self) == self->checks->len)
    return 0;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      bits |= (guint64) 1 << code_of (g_ptr_array_index (self->checks, i));

  return bits;
}

gint64
pv_check_menu_get_one (PvCheckMenu *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return code_of (g_ptr_array_index (self->checks, i));

  return 0;
}

void
pv_check_menu_set_bits (PvCheckMenu *self, guint64 bits)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      gtk_check_button_set_active (check, bits == 0 || (bits >> code_of (check) & 1));
    }
  self->filling = FALSE;
  update_summary (self);
}

void
pv_check_menu_set_one (PvCheckMenu *self, gint64 code, const char *words)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      gtk_check_button_set_active (check, code_of (check) == code);
    }
  self->filling = FALSE;
  g_free (self->other_words);
  self->other_words = g_strdup (words);
  update_summary (self);
}

void
pv_check_menu_reset (PvCheckMenu *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    if (!self->one || i == 0)
      gtk_check_button_set_active (g_ptr_array_index (self->checks, i), TRUE);
  self->filling = FALSE;
  update_summary (self);
}

gboolean
pv_check_menu_is_reset (PvCheckMenu *self)
{
  if (!self->one)
    return count_ticked (self) == self->checks->len;

  return self->checks->len == 0 || gtk_check_button_get_active (g_ptr_array_index (self->checks, 0));
}
