#include "app/pv-history-page-private.h"

#include "app/pv-accessible.h"
#include "app/pv-history-comparison.h"
#include "app/pv-history-details.h"
#include "app/pv-history-row.h"
#include "app/pv-history-take-back.h"
#include "app/pv-history-versions.h"
#include "app/pv-history-words.h"
#include "app/pv-reference-chooser.h"

#include <glib/gi18n-lib.h>

static void content_page_init (PvContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvHistoryPage, pv_history_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (PV_TYPE_CONTENT_PAGE, content_page_init))

static const PvHistoryLine *
chosen_line (PvHistoryPage *self)
{
  PvHistoryEntry *entry = self->chosen ? gtk_single_selection_get_selected_item (self->chosen) : NULL;

  return entry ? pv_history_entry_get_line (entry) : NULL;
}

static void
set_enabled (PvHistoryPage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
chosen_cb (PvHistoryPage *self)
{
  const PvHistoryLine *line = chosen_line (self);
  PvHistoryDetails *details = PV_HISTORY_DETAILS (adw_bin_get_child (self->details_bin));

  set_enabled (self, "look", line != NULL);
  set_enabled (self, "compare", line != NULL);
  set_enabled (self, "revert", line != NULL && line->verb != PV_VERB_NAME_VERSION && !pv_document_is_read_only (self->document));
  if (line && line->org == self->org && line->step == self->step && !line->undone)
    return;
  self->org = line ? line->org : 0;
  self->step = line ? line->step : 0;
  pv_history_details_set_line (details, line);
}

static void
choose_again (PvHistoryPage *self)
{
  guint place = pv_history_list_find (self->list, self->org, self->step);

  if (place != gtk_single_selection_get_selected (self->chosen))
    gtk_single_selection_set_selected (self->chosen, place == G_MAXUINT ? GTK_INVALID_LIST_POSITION : place);
}

static void
show_count (PvHistoryPage *self)
{
  guint shown = 0;
  guint n = pv_history_list_count (self->list, &shown);
  PvLang lang = pv_interface_lang ();
  g_autofree char *of = shown < n ? pv_count_to_words (_("%u of %u"), shown, lang) : g_strdup ("%u");
  g_autofree char *words = pv_count_to_words (of, n, lang);

  gtk_label_set_label (self->count, words);
  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : shown == 0 ? "hidden" : "list");
}

/* What the record was joined with: its history stands among the rest. */
static void
show_joined (PvHistoryPage *self)
{
  g_autoptr (GPtrArray) titles = pv_history_list_get_joined (self->list);
  g_autofree char *names = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->joined), titles->len > 0);
  g_ptr_array_add (titles, NULL);
  names = g_strjoinv (" · ", (char **) titles->pdata);
  g_ptr_array_set_size (titles, (int) titles->len - 1);
  /* Translators: the names of records that became one with the record whose history is shown */
  words = g_strdup_printf (_("With what was joined with it: %s"), names);
  gtk_label_set_label (self->joined, words);
}

static void
loaded_cb (PvHistoryPage *self)
{
  pv_history_page_fill_people (self);
  show_count (self);
  show_joined (self);
  choose_again (self);
  /* What it wrote may have been changed again. */
  pv_history_details_set_line (PV_HISTORY_DETAILS (adw_bin_get_child (self->details_bin)), chosen_line (self));
}

static void
record_chosen_cb (PvHistoryPage *self, gint64 id)
{
  pv_history_page_show_record (self, id);
}

void
pv_history_page_show_record (PvHistoryPage *self, PvId id)
{
  g_return_if_fail (PV_IS_HISTORY_PAGE (self));

  self->record = id;
  gtk_stack_set_visible_child_name (self->views, "lines");
  pv_history_page_apply_filter (self);
}

PvHistoryList *
pv_history_page_get_list (PvHistoryPage *self)
{
  g_return_val_if_fail (PV_IS_HISTORY_PAGE (self), NULL);

  return self->list;
}

static void
look_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvHistoryPage *self = user_data;
  const PvHistoryLine *line = chosen_line (self);
  g_autofree char *when = line ? pv_history_moment_words (line->at) : NULL;
  g_autofree char *words = NULL;

  if (line == NULL)
    return;
  /* Translators: when, then a whole sentence: "22.11.2026 14.32 · Actor added: Ohjaamo Vaasa" */
  words = g_strdup_printf (_("%s · %s"), when, line->sentence);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.look-back", "(buxxs)", FALSE, line->org, line->ctr, line->hlc, words);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvHistoryPage *self = user_data;
  const PvHistoryLine *line = chosen_line (self);
  g_autofree char *when = line ? pv_history_moment_words (line->at) : NULL;

  if (line == NULL)
    return;
  gtk_stack_set_visible_child_name (self->views, "comparison");
  pv_history_comparison_compare (PV_HISTORY_COMPARISON (adw_bin_get_child (self->comparison_bin)),
                                 &(PvMoment) { FALSE, line->org, line->ctr, line->hlc }, when);
}

static void
revert_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvHistoryPage *self = user_data;

  if (chosen_line (self))
    pv_history_take_back (GTK_WIDGET (self), self->document, gtk_single_selection_get_selected_item (self->chosen));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvHistoryPage *self = user_data;

  gtk_stack_set_visible_child_name (self->views, "lines");
  gtk_menu_button_popup (self->record_button);
}

static void
any_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_history_page_show_record (user_data, PV_NO_ID);
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvHistoryPage *self = user_data;

  pv_check_menu_reset (self->kinds);
  pv_check_menu_reset (self->people);
  pv_history_page_show_record (self, PV_NO_ID);
}

static void
versions_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvHistoryPage *self = user_data;

  gtk_stack_set_visible_child_name (self->views, "lines");
  gtk_menu_button_popup (self->versions_button);
}

static void
lines_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvHistoryPage *self = user_data;

  gtk_stack_set_visible_child_name (self->views, "lines");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The diagram of a comparison. */
static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvHistoryPage *self = user_data;
  PvCanvas *canvas = pv_history_comparison_get_canvas (PV_HISTORY_COMPARISON (adw_bin_get_child (self->comparison_bin)));
  const char *name = g_action_get_name (G_ACTION (action));

  if (canvas == NULL)
    return;
  if (g_str_equal (name, "zoom-fit"))
    pv_canvas_fit (canvas, TRUE);
  else
    pv_canvas_zoom_step (canvas, g_str_equal (name, "zoom-in") ? 1 : g_str_equal (name, "zoom-out") ? -1 : 0);
}

static const GActionEntry entries[] = {
  { "zoom-in", zoom_cb },      { "zoom-out", zoom_cb },     { "zoom-fit", zoom_cb },     { "zoom-normal", zoom_cb },
  { "look", look_cb },         { "compare", compare_cb },   { "revert", revert_cb },     { "find", find_cb },
  { "any-record", any_record_cb }, { "show-all", show_all_cb }, { "versions", versions_cb }, { "lines", lines_cb },
};

static void
version_compare_cb (PvHistoryPage *self, PvMoment *moment, const char *name)
{
  gtk_menu_button_popdown (self->versions_button);
  gtk_stack_set_visible_child_name (self->views, "comparison");
  pv_history_comparison_compare (PV_HISTORY_COMPARISON (adw_bin_get_child (self->comparison_bin)), moment, name);
}

static void
activated_cb (PvHistoryPage *self, guint position)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "look", NULL);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *place)
{
  gtk_list_item_set_child (place, pv_history_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *place)
{
  PvHistoryEntry *entry = gtk_list_item_get_item (place);
  gboolean line = pv_history_entry_get_line (entry) != NULL;

  gtk_list_item_set_selectable (place, line);
  gtk_list_item_set_activatable (place, line);
  pv_history_row_set_entry (PV_HISTORY_ROW (gtk_list_item_get_child (place)), entry);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *place)
{
  pv_history_row_set_entry (PV_HISTORY_ROW (gtk_list_item_get_child (place)), NULL);
}

static void
pv_history_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pv_history_page_parent_class)->map (widget);
  pv_history_list_set_awake (PV_HISTORY_PAGE (widget)->list, TRUE);
}

static void
pv_history_page_unmap (GtkWidget *widget)
{
  PvHistoryPage *self = PV_HISTORY_PAGE (widget);

  if (self->list)
    pv_history_list_set_awake (self->list, FALSE);
  GTK_WIDGET_CLASS (pv_history_page_parent_class)->unmap (widget);
}

static gboolean
pv_history_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PV_HISTORY_PAGE (widget)->view));
}

static void
pv_history_page_dispose (GObject *object)
{
  PvHistoryPage *self = PV_HISTORY_PAGE (object);

  if (self->list)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      pv_history_list_set_awake (self->list, FALSE);
    }
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->chosen);
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  g_clear_object (&self->records);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->view = NULL;
  G_OBJECT_CLASS (pv_history_page_parent_class)->dispose (object);
}

static void
pv_history_page_class_init (PvHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_history_page_dispose;
  widget_class->map = pv_history_page_map;
  widget_class->unmap = pv_history_page_unmap;
  widget_class->grab_focus = pv_history_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, views);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, count);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, joined);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, kinds_bin);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, people_bin);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, record_button);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, record_label);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, versions_button);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, details_bin);
  gtk_widget_class_bind_template_child (widget_class, PvHistoryPage, comparison_bin);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "page.compare", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "page.revert", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "page.versions", NULL);
}

static void
pv_history_page_init (PvHistoryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lang = PV_LANG_FI;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->kinds = PV_CHECK_MENU (pv_check_menu_new (_("Kind"), TRUE));
  self->people = PV_CHECK_MENU (pv_check_menu_new (_("By"), TRUE));
  pv_check_menu_add (self->people, 1, _("everybody"), NULL, TRUE);
  pv_accessible_name_inside (GTK_WIDGET (self->record_button), _("Any record"));
  adw_bin_set_child (self->kinds_bin, GTK_WIDGET (self->kinds));
  adw_bin_set_child (self->people_bin, GTK_WIDGET (self->people));
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

static void
set_document (PvContentPage *page, PvDocument *document, PvSelection *selection)
{
  PvHistoryPage *self = PV_HISTORY_PAGE (page);
  GtkWidget *chooser = pv_reference_chooser_new (document, PV_ANY_KIND, TRUE);
  GtkWidget *versions = pv_history_versions_new (document);

  self->document = g_object_ref (document);
  self->records = g_object_ref (selection);
  self->list = pv_history_list_new (document);
  self->chosen = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->chosen, FALSE);
  gtk_single_selection_set_can_unselect (self->chosen, TRUE);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->chosen));
  pv_history_page_fill_kinds (self);
  gtk_menu_button_set_popover (self->record_button, chooser);
  gtk_menu_button_set_popover (self->versions_button, versions);
  adw_bin_set_child (self->details_bin, pv_history_details_new (document));
  adw_bin_set_child (self->comparison_bin, pv_history_comparison_new (document));
  pv_history_comparison_set_lang (PV_HISTORY_COMPARISON (adw_bin_get_child (self->comparison_bin)), self->lang);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (record_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (versions, "compare", G_CALLBACK (version_compare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kinds, "changed", G_CALLBACK (pv_history_page_apply_filter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "changed", G_CALLBACK (pv_history_page_apply_filter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chosen, "notify::selected-item", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  chosen_cb (self);
}

static void
set_content_lang (PvContentPage *page, PvLang lang)
{
  PvHistoryPage *self = PV_HISTORY_PAGE (page);

  self->lang = lang;
  if (adw_bin_get_child (self->comparison_bin))
    pv_history_comparison_set_lang (PV_HISTORY_COMPARISON (adw_bin_get_child (self->comparison_bin)), lang);
}

static GActionGroup *
get_actions (PvContentPage *page)
{
  return G_ACTION_GROUP (PV_HISTORY_PAGE (page)->actions);
}

static void
content_page_init (PvContentPageInterface *iface)
{
  iface->set_document = set_document;
  iface->set_content_lang = set_content_lang;
  iface->get_actions = get_actions;
}

GtkWidget *
pv_history_page_new (void)
{
  return g_object_new (PV_TYPE_HISTORY_PAGE, NULL);
}
