#include "app/pv-actor-paths.h"

#include "analysis/analysis.h"
#include "app/pv-new-record.h"
#include "app/pv-role-icon.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Rows of one path before "Show all". */
#define SOME 8

struct _PvActorPaths
{
  GtkBox parent_instance;

  PvDocument *document;
  PvSelection *selection;
  PvId id;
  PvLang lang;
  GHashTable *unfolded;        /* PvId of paths of which all rows are shown */
};

G_DEFINE_FINAL_TYPE (PvActorPaths, pv_actor_paths, GTK_TYPE_BOX)

static const PvModel *
model_of (PvActorPaths *self)
{
  return pv_document_get_model (self->document);
}

static void
row_activated_cb (PvActorPaths *self, AdwActionRow *row)
{
  pv_selection_show (self->selection, *(PvId *) g_object_get_data (G_OBJECT (row), "id"));
}

/* "2 Arviointi · Vastaa", and under it what is done. */
static char *
subtitle_of (PvActorPaths *self, const PvActorTask *one)
{
  g_autofree char *phase = pv_title (model_of (self), one->phase, self->lang);
  const char *what = pv_model_text (model_of (self), one->task, PV_TASK_WHAT, self->lang, NULL);
  const char *role = pv_choice_label (PV_CHOICES_ROLE, pv_record_get_choice (one->task, PV_TASK_ROLE));

  return g_strdup_printf ("%u %s · %s%s%s", one->phase_number, phase, role, *what ? "\n" : "", what);
}

static GtkWidget *
new_row (PvActorPaths *self, const PvActorTask *one)
{
  GtkWidget *row = adw_action_row_new ();
  PvId id = pv_record_get_id (one->task);
  guint role = pv_record_get_choice (one->task, PV_TASK_ROLE);
  g_autofree char *step = pv_title (model_of (self), one->step, self->lang);
  g_autofree char *subtitle = subtitle_of (self, one);
  g_autofree char *title_markup = g_markup_escape_text (step, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", pv_role_icon (role), "accessible-role",
                                                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
all_clicked_cb (PvActorPaths *self, AdwActionRow *row)
{
  PvId *path = g_object_get_data (G_OBJECT (row), "id");

  g_hash_table_add (self->unfolded, g_memdup2 (path, sizeof *path));
  pv_actor_paths_set_id (self, self->id);
}

static GtkWidget *
new_all_row (PvActorPaths *self, PvId path, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = g_strdup_printf (_("Show all %u"), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&path, sizeof path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (all_clicked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* --- one more task --- */

static void
added_cb (PvActorPaths *self, gint64 id)
{
  pv_selection_set (self->selection, id);
}

static void
popover_wanted_cb (GtkMenuButton *button, gpointer user_data)
{
  PvActorPaths *self = user_data;
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model_of (self)), PV_TASK);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button))
    return;
  popover = pv_new_record_new (self->document, kind, PV_TASK_ACTOR, self->id, self->lang);
  g_signal_connect_object (popover, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
new_add_button (PvActorPaths *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *words = g_strdup_printf (_("New: %s"), pv_kind_label (pv_kinds_kind (pv_model_get_kinds (model_of (self)), PV_TASK)));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popover_wanted_cb, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/* --- groups --- */

static GtkWidget *
new_group (PvActorPaths *self, const PvActorTask *first, gboolean heading)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *path = pv_title (model_of (self), first->path, self->lang);
  g_autofree char *words = g_strdup_printf ("%s · %s", path,
                                            pv_choice_label (PV_CHOICES_VARIANT, pv_record_get_choice (first->path, PV_PATH_VARIANT)));
  g_autofree char *markup = g_markup_escape_text (words, -1);

  gtk_widget_add_css_class (group, "pv-group");
  if (heading)
    {
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Acts on these paths"));
      if (!pv_document_is_read_only (self->document))
        adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), new_add_button (self));
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
  return group;
}

static void
add_path (PvActorPaths *self, const PvActorTask *tasks, guint n, gboolean heading)
{
  GtkWidget *group = new_group (self, &tasks[0], heading);
  PvId path = pv_record_get_id (tasks[0].path);
  gboolean all = n <= SOME + 1 || g_hash_table_contains (self->unfolded, &path);

  for (guint i = 0; i < (all ? n : SOME); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, &tasks[i]));
  if (!all)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_all_row (self, path, n));
  gtk_box_append (GTK_BOX (self), group);
}

static void
show_paths (PvActorPaths *self)
{
  g_autoptr (GArray) tasks = pv_analysis_actor_tasks (model_of (self), self->id);
  const PvActorTask *all = (const PvActorTask *) (gpointer) tasks->data;

  for (guint first = 0, next; first < tasks->len; first = next)
    {
      for (next = first + 1; next < tasks->len && all[next].path == all[first].path;)
        next++;
      add_path (self, &all[first], next - first, first == 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), tasks->len > 0);
}

static void
empty (PvActorPaths *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_box_remove (GTK_BOX (self), child);
}

static void
pv_actor_paths_dispose (GObject *object)
{
  PvActorPaths *self = PV_ACTOR_PATHS (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  G_OBJECT_CLASS (pv_actor_paths_parent_class)->dispose (object);
}

static void
pv_actor_paths_class_init (PvActorPathsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_actor_paths_dispose;
}

static void
pv_actor_paths_init (PvActorPaths *self)
{
  self->lang = PV_LANG_FI;
  self->unfolded = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

GtkWidget *
pv_actor_paths_new (PvDocument *document, PvSelection *selection)
{
  PvActorPaths *self = g_object_new (PV_TYPE_ACTOR_PATHS, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  return GTK_WIDGET (self);
}

void
pv_actor_paths_set_id (PvActorPaths *self, PvId id)
{
  PvRecord *record = id == PV_NO_ID ? NULL : pv_model_get (model_of (self), id);

  g_return_if_fail (PV_IS_ACTOR_PATHS (self));

  if (id != self->id)
    g_hash_table_remove_all (self->unfolded);
  self->id = id;
  empty (self);
  if (record && pv_record_get_kind (record) == PV_ACTOR)
    show_paths (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pv_actor_paths_set_lang (PvActorPaths *self, PvLang lang)
{
  g_return_if_fail (PV_IS_ACTOR_PATHS (self));

  self->lang = lang;
}
