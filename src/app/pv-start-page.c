#include "app/pv-start-page.h"

#include "app/pv-badge.h"
#include "app/pv-recents.h"
#include "app/pv-samples.h"

#include <glib/gi18n-lib.h>

struct _PvStartPage
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *hero;
  GtkWidget *head;
  GtkWidget *recent_box;
  GtkWidget *last_button;
  GtkPicture *last_picture;
  GtkLabel *last_title;
  GtkLabel *last_subtitle;
  GtkListBox *recent_list;
  GtkWidget *samples;
};

G_DEFINE_FINAL_TYPE (PvStartPage, pv_start_page, ADW_TYPE_BIN)

/* "today 14:32", "yesterday", a date. */
static char *
when_words (gint64 at)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (at / 1000);
  PvDate day = then ? pv_date_make (g_date_time_get_year (then), g_date_time_get_month (then), g_date_time_get_day_of_month (then)) : PV_NO_DATE;
  PvDate today = pv_date_today ();
  PvLang lang = PV_LANG_EN;

  if (day == PV_NO_DATE)
    return g_strdup ("");
  if (day == today)
    {
      /* Translators: the time of day, as strftime wants it; Finnish and Swedish write %-H.%M */
      g_autofree char *clock = g_date_time_format (then, _("%-H:%M"));

      return g_strdup_printf (_("today %s"), clock);
    }
  if (day == today - 1)
    return g_strdup (_("yesterday"));
  /* Translators: the code of your language: fi or sv. It decides how dates and numbers look. */
  pv_lang_parse (_("en"), &lang);
  return pv_date_to_words (day, lang);
}

static char *
place_words (const PvRecent *recent)
{
  g_autofree char *name = g_path_get_basename (recent->path);
  g_autofree char *when = when_words (recent->at);

  return g_strdup_printf ("%s · %s", name, when);
}

/* The card has no room for pills: its second line says it. */
static char *
last_words (const PvRecent *recent)
{
  g_autofree char *place = place_words (recent);

  if (recent->unshared)
    return g_strdup_printf ("%s · %s", place, _("not in the shared file yet"));
  return recent->there ? g_steal_pointer (&place) : g_strdup_printf ("%s · %s", place, _("not there now"));
}

static void
show_last (PvStartPage *self, const PvRecent *recent)
{
  g_autofree char *place = last_words (recent);
  g_autoptr (GdkTexture) picture = gdk_texture_new_from_filename (recent->picture, NULL);

  gtk_picture_set_paintable (self->last_picture, GDK_PAINTABLE (picture));
  gtk_widget_set_visible (GTK_WIDGET (self->last_picture), picture != NULL);
  gtk_label_set_label (self->last_title, recent->title);
  gtk_label_set_label (self->last_subtitle, place);
  gtk_widget_set_tooltip_text (self->last_button, recent->path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->last_button), GTK_ACCESSIBLE_PROPERTY_LABEL, recent->title, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->last_button), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->last_button), "s", recent->path);
}

static void
leave_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pv_recents_forget (g_variant_get_string (parameter, NULL));
  pv_start_page_refresh (PV_START_PAGE (widget));
}

static void
append_for (GMenu *menu, const char *label, const char *action, const char *path)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", path);
  g_menu_append_item (menu, item);
}

static GtkWidget *
new_row_menu (const PvRecent *recent)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *words = g_strdup_printf (_("What can be done with: %s"), recent->title);

  append_for (menu, _("Earlier states…"), "app.kept-states", recent->path);
  append_for (menu, _("Leave out of the list"), "start.leave-out", recent->path);
  append_for (menu, _("Remove from this laptop…"), "app.forget", recent->path);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static void
add_pill (GtkWidget *row, const char *words, const char *style)
{
  GtkWidget *pill = gtk_label_new (words);

  gtk_widget_add_css_class (pill, "pv-pill");
  if (style)
    gtk_widget_add_css_class (pill, style);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
}

static void
add_recent (PvStartPage *self, const PvRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (recent->title ? recent->title : "", -1);
  g_autofree char *place = place_words (recent);
  g_autofree char *escaped = g_markup_escape_text (place, -1);

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "x-office-document-symbolic");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_widget_set_tooltip_text (row, recent->path);
  if (recent->unshared)
    add_pill (row, _("not in the shared file yet"), "pv-warn");
  if (!recent->there)
    add_pill (row, _("not there now"), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_row_menu (recent));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", recent->path);
  gtk_list_box_append (self->recent_list, row);
}

static void
add_open_row (PvStartPage *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *key = gtk_label_new ("Ctrl+O");

  gtk_widget_add_css_class (key, "pv-pill");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "document-open-symbolic");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Open another…"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), key);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open");
  gtk_list_box_append (self->recent_list, row);
}

static GtkWidget *
new_line (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_sample (PvStartPage *self, const PvSample *sample)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *badge = pv_badge_new (32);
  GtkWidget *facts = new_line (_(sample->facts), "caption");

  pv_badge_set_actor_kind (PV_BADGE (badge), sample->kind);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_add_css_class (facts, "pv-second");
  gtk_box_append (GTK_BOX (words), new_line (_(sample->title), "heading"));
  gtk_box_append (GTK_BOX (words), facts);
  gtk_box_append (GTK_BOX (words), new_line (_(sample->description), "pv-plain"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "pv-sample");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(sample->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(sample->description), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-sample");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", sample->name);
  gtk_box_append (GTK_BOX (self->samples), button);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path)
        gtk_widget_activate_action (GTK_WIDGET (user_data), "app.open-path", "s", path);
    }
  return files != NULL;
}

static void
pv_start_page_class_init (PvStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-start-page.ui");
  gtk_widget_class_install_action (widget_class, "start.leave-out", "s", leave_out_cb);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, box);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, hero);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, head);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, last_button);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, last_picture);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, last_title);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, last_subtitle);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, PvStartPage, samples);
}

static void
pv_start_page_init (PvStartPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  guint n;
  const PvSample *samples = pv_samples_list (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    add_sample (self, &samples[i]);
  g_signal_connect (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  pv_start_page_refresh (self);
}

GtkWidget *
pv_start_page_new (void)
{
  return g_object_new (PV_TYPE_START_PAGE, NULL);
}

void
pv_start_page_refresh (PvStartPage *self)
{
  g_autoptr (GPtrArray) recents = pv_recents_list ();
  GtkWidget *row;

  g_return_if_fail (PV_IS_START_PAGE (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))))
    gtk_list_box_remove (self->recent_list, row);
  gtk_widget_set_visible (self->hero, recents->len == 0);
  gtk_widget_set_visible (self->head, recents->len > 0);
  gtk_widget_set_visible (self->recent_box, recents->len > 0);
  if (recents->len == 0)
    return;

  show_last (self, g_ptr_array_index (recents, 0));
  for (guint i = 1; i < MIN (recents->len, 6); i++)
    add_recent (self, g_ptr_array_index (recents, i));
  add_open_row (self);
}
