/* A window to try the hands and eyes of pv_atspi.py on: it counts, it has a menu, and it says so in words. */
#include <adwaita.h>

typedef struct
{
  GtkWidget *said;
  GtkWidget *name;
  int count;
} Counting;

static void
say_count (Counting *self)
{
  g_autofree char *words = g_strdup_printf ("Count: %d", self->count);

  gtk_label_set_text (GTK_LABEL (self->said), words);
}

static void
counted_cb (GtkButton *button, Counting *self)
{
  self->count++;
  say_count (self);
}

static void
cleared_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Counting *self = data;

  self->count = 0;
  say_count (self);
}

static void
named_cb (GtkEntry *entry, Counting *self)
{
  g_autofree char *words = g_strdup_printf ("Name: %s", gtk_editable_get_text (GTK_EDITABLE (entry)));

  gtk_label_set_text (GTK_LABEL (self->said), words);
}

static void
activated_cb (GtkApplication *application, Counting *self)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_label ("Count one more");
  GtkWidget *menu_button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  self->said = gtk_label_new (NULL);
  self->name = gtk_entry_new ();
  say_count (self);
  g_menu_append (menu, "Start over", "app.clear");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu_button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu_button), "Menu");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), menu_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name", -1);
  g_signal_connect (button, "clicked", G_CALLBACK (counted_cb), self);
  g_signal_connect (self->name, "activate", G_CALLBACK (named_cb), self);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->said);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), self->name);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Counting");
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 320);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("fi.polkuverkko.Counting", G_APPLICATION_NON_UNIQUE);
  const GActionEntry actions[] = { { "clear", cleared_cb, NULL, NULL, NULL, { 0 } } };
  Counting self = { 0 };

  g_set_prgname ("counting-window");
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), &self);
  g_signal_connect (application, "activate", G_CALLBACK (activated_cb), &self);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
