#include "app/pv-window-private.h"

#include "app/pv-inspector.h"
#include "app/pv-removal.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

static void
page_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  pv_window_turn_to (user_data, g_variant_get_string (value, NULL));
}

static void
view_as_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  pv_window_view_as (user_data, g_variant_get_string (value, NULL));
}

static void
other_view_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), "view-as");
  gboolean diagram = g_strcmp0 (g_variant_get_string (state, NULL), "diagram") == 0;

  pv_window_view_as (self, diagram ? "tables" : "diagram");
}

static void
content_lang_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  PvWindow *self = user_data;
  PvLang lang;

  if (!pv_lang_parse (g_variant_get_string (value, NULL), &lang))
    return;

  g_simple_action_set_state (action, value);
  self->content_lang = lang;
  pv_window_remember (self, PV_SETTING_LAST_LANG, (int) lang);
  pv_window_show_title (self);
  pv_window_show_languages (self);
  pv_window_tell_lang (self);
  if (adw_bin_get_child (self->inspector_bin))
    pv_inspector_set_content_lang (PV_INSPECTOR (adw_bin_get_child (self->inspector_bin)), lang);
}

static void
go_round_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_go_round (user_data, g_variant_get_int32 (parameter));
}

static void
sidebar_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  PvWindow *self = user_data;

  g_simple_action_set_state (action, value);
  pv_sidebar_set_wide (self->sidebar, g_variant_get_boolean (value));
  pv_window_remember (self, PV_SETTING_SIDEBAR, g_variant_get_boolean (value));
}

static void
inspector_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  PvWindow *self = user_data;

  g_simple_action_set_state (action, value);
  gtk_revealer_set_reveal_child (self->inspector_revealer, g_variant_get_boolean (value));
  pv_window_remember (self, PV_SETTING_INSPECTOR, g_variant_get_boolean (value));
}

/* The diagram alone: no header, no sidebar, no form. */
static void
fullscreen_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  PvWindow *self = user_data;
  gboolean full = g_variant_get_boolean (value);

  g_simple_action_set_state (action, value);
  gtk_revealer_set_reveal_child (self->header_revealer, !full);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), !full);
  gtk_widget_set_visible (GTK_WIDGET (self->inspector_revealer), !full);
  if (full)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

void
pv_window_finish_typing (PvWindow *self)
{
  GtkWidget *inspector = adw_bin_get_child (self->inspector_bin);

  if (inspector)
    pv_inspector_commit (PV_INSPECTOR (inspector));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  guint n;
  const PvId *ids = pv_selection_get_ids (self->selection, &n);

  if (self->document && n > 0)
    pv_remove_records (self->toasts_child, self->document, ids, n, self->content_lang);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvContentPage *page = pv_window_get_page (user_data);

  if (page)
    pv_content_page_rename (page);
}

static void
deselect_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  PvContentPage *page = self->document ? pv_window_get_page (self) : NULL;

  if (page == NULL || !pv_content_page_close_open (page))
    pv_selection_clear (self->selection);
}

static void
show_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_selection_show (PV_WINDOW (user_data)->selection, g_variant_get_int64 (parameter));
}

static void
show_kind_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  const PvKindInfo *kind = pv_kinds_find (self->kinds, g_variant_get_string (parameter, NULL));

  if (kind)
    pv_window_show_kind (self, kind);
}

static void
start_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_leave_document (user_data);
}

static void
history_of_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_show_history_of (user_data, g_variant_get_int64 (parameter));
}

static void
show_in_diagram_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_show_soon (user_data, g_variant_get_int64 (parameter), PV_SHOW_CENTRED);
}

static gboolean
enter_form_cb (gpointer window)
{
  pv_window_enter_form (window);
  return G_SOURCE_REMOVE;
}

/* The menu that asked for it gives the keyboard back to the rows first. */
static void
open_in_form_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_selection_set (PV_WINDOW (user_data)->selection, g_variant_get_int64 (parameter));
  g_idle_add_full (G_PRIORITY_LOW, enter_form_cb, g_object_ref (user_data), g_object_unref);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_import (user_data);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_finish_typing (user_data);
  pv_window_export (user_data);
}

static void
save_table_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_save_table (user_data);
}

static void
save_templates_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_save_templates (user_data);
}

static void
personal_data_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_finish_typing (user_data);
  pv_window_show_persons (user_data);
}

static void
personal_data_of_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_finish_typing (user_data);
  pv_window_show_person (user_data, g_variant_get_string (parameter, NULL));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static const GActionEntry entries[] = {
  { "page", NULL, "s", "'network'", page_cb },
  { "view-as", NULL, "s", "'diagram'", view_as_cb },
  { "other-view", other_view_cb },
  { "content-lang", NULL, "s", "'fi'", content_lang_cb },
  { "go-round", go_round_cb, "i" },
  { "sidebar", NULL, NULL, "true", sidebar_cb },
  { "inspector", NULL, NULL, "true", inspector_cb },
  { "fullscreen", NULL, NULL, "false", fullscreen_cb },
  { "remove", remove_cb },
  { "rename", rename_cb },
  { "deselect", deselect_cb },
  { "show-record", show_record_cb, "x" },
  { "show-kind", show_kind_cb, "s" },
  { "show-in-diagram", show_in_diagram_cb, "x" },
  { "open-in-form", open_in_form_cb, "x" },
  { "history-of-record", history_of_record_cb, "x" },
  { "start-page", start_page_cb },
  { "import", import_cb },
  { "export", export_cb },
  { "save-table", save_table_cb },
  { "save-templates", save_templates_cb },
  { "personal-data", personal_data_cb },
  { "personal-data-of", personal_data_of_cb, "s" },
  { "close", close_cb },
};

void
pv_window_install_actions (PvWindowClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Delete, 0, "win.remove", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_F2, 0, "win.rename", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK, "win.paste", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "win.deselect", NULL);
}

void
pv_window_init_actions (PvWindow *self)
{
  GAction *lang;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  lang = g_action_map_lookup_action (G_ACTION_MAP (self), "content-lang");
  g_simple_action_set_state (G_SIMPLE_ACTION (lang), g_variant_new_string (pv_lang_code (self->content_lang)));
}

void
pv_window_enable (PvWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (action)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static char *
named (const char *what, const char *plain, char *label)
{
  g_autofree char *owned = label;

  return label ? g_strdup_printf (what, label) : g_strdup (plain);
}

/* A menu reads _ as the sign before a letter to press. */
static void
append_named (GMenu *menu, const char *label, const char *action)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);

  g_menu_append (menu, escaped, action);
}

static void
name_history (PvWindow *self)
{
  PvDocument *document = self->document;
  /* Translators: %s is a whole sentence in the nominative, "Actor added: Ohjaamo Vaasa" */
  g_autofree char *undo = named (_("Undo: %s"), _("Undo"), document ? pv_document_get_undo_label (document) : NULL);
  g_autofree char *redo = named (_("Redo: %s"), _("Redo"), document ? pv_document_get_redo_label (document) : NULL);

  gtk_widget_set_tooltip_text (self->undo_button, undo);
  gtk_widget_set_tooltip_text (self->redo_button, redo);
  g_menu_remove_all (self->edit_menu);
  append_named (self->edit_menu, undo, "win.undo");
  append_named (self->edit_menu, redo, "win.redo");
  g_menu_append (self->edit_menu, _("Rename"), "win.rename");
  g_menu_append (self->edit_menu, _("Remove"), "win.remove");
  pv_window_add_succession (self->edit_menu);
  g_menu_append (self->edit_menu, _("The Same as Another…"), "win.join");
}

/* What a key might ask for in the next moment. */
static void
enable_edits (PvWindow *self, gboolean writable)
{
  pv_window_enable (self, "undo", writable && pv_document_can_undo (self->document));
  pv_window_enable (self, "redo", writable && pv_document_can_redo (self->document));
  pv_window_enable (self, "remove", writable && pv_selection_get_n (self->selection) > 0);
  pv_window_enable (self, "rename", writable && pv_selection_get_n (self->selection) == 1);
}

void
pv_window_update_edits (PvWindow *self)
{
  if (pv_selection_is_held (self->selection))
    enable_edits (self, self->document && !pv_document_is_read_only (self->document));
  else
    pv_window_update_actions (self);
}

void
pv_window_update_actions (PvWindow *self)
{
  PvDocument *document = self->document;
  gboolean writable = document && !pv_document_is_read_only (document);
  const char *for_document[] = { "page", "content-lang", "translate", "sidebar", "inspector", "other-view", "export", "save-table", "save-templates",
                                 "personal-data", "close-document", "find-anything", "findings", "findings-of", "read-only" };

  for (guint i = 0; i < G_N_ELEMENTS (for_document); i++)
    pv_window_enable (self, for_document[i], document != NULL);
  pv_window_enable (self, "import", writable);
  pv_window_enable (self, "paste", writable);
  pv_window_enable (self, "merge", writable);
  enable_edits (self, writable);
  pv_window_update_saving (self);
  pv_window_update_succession (self);
  pv_window_update_duplicates (self);
  pv_window_update_workshop (self);
  name_history (self);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* A key that is the window's own and no accelerator, so that an entry with the keyboard keeps it. */
static void
append_with_key (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
menu_wanted_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/* Its widgets are made when it is opened first: most starts never show them, and every edit would change them. */
void
pv_window_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, menu_wanted_cb, g_object_ref (menu), g_object_unref);
}

void
pv_window_build_menu (PvWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) saving = g_menu_new ();
  g_autoptr (GMenu) views = g_menu_new ();
  g_autoptr (GMenu) workshop = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();

  g_menu_append (files, _("New…"), "app.new");
  g_menu_append (files, _("Open…"), "app.open");
  g_menu_append (files, _("Import…"), "win.import");
  append_with_key (files, _("Paste a list"), "win.paste", "<Control>v");
  g_menu_append (files, _("Export…"), "win.export");
  g_menu_append (files, _("Save this table…"), "win.save-table");
  g_menu_append (files, _("Lists to fill in…"), "win.save-templates");
  g_menu_append (files, _("Bring in a copy…"), "win.merge");
  g_menu_append (files, _("Possible Duplicates…"), "win.duplicates");
  g_menu_append (files, _("Personal Data…"), "win.personal-data");
  g_menu_append (files, _("Start page"), "win.start-page");
  g_menu_append (saving, _("Another window"), "win.new-window");
  g_menu_append (saving, _("Save a copy…"), "win.save-copy");
  g_menu_append (saving, _("Share through a folder…"), "win.share-folder");
  g_menu_append (saving, _("Earlier states…"), "win.kept-states");
  g_menu_append (saving, _("Remove from this laptop…"), "win.forget");
  self->edit_menu = g_menu_new ();
  g_menu_append (views, _("Find on this page"), "page.find");
  g_menu_append (views, _("Find anything…"), "win.find-anything");
  g_menu_append (views, _("Diagram or tables"), "win.other-view");
  g_menu_append (views, _("What the network says"), "win.findings");
  g_menu_append (views, _("As of a Day…"), "win.as-of");
  g_menu_append (views, _("Only looking"), "win.read-only");
  g_menu_append (views, _("Details"), "win.inspector");
  g_menu_append (views, _("Diagram alone"), "win.fullscreen");
  pv_window_add_workshop (workshop);
  g_menu_append_submenu (views, _("Presentation and Workshop"), G_MENU_MODEL (workshop));
  g_menu_append (program, _("Settings"), "app.preferences");
  g_menu_append (program, _("Keyboard Shortcuts"), "win.show-help-overlay");
  g_menu_append (program, _("About Polkuverkko"), "app.about");
  append_section (menu, files);
  append_section (menu, saving);
  append_section (menu, self->edit_menu);
  append_section (menu, views);
  append_section (menu, program);
  pv_window_set_menu (self->menu_button, G_MENU_MODEL (menu));
}
