#include "app/pv-tables-page-private.h"

#include "app/pv-badge.h"
#include "app/pv-kind-help.h"
#include "app/pv-new-record.h"
#include "app/pv-wrap-box.h"

#include <glib/gi18n-lib.h>

static void content_page_init (PvContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvTablesPage, pv_tables_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (PV_TYPE_CONTENT_PAGE, content_page_init))

static const PvKindInfo *
info_of (PvTablesPage *self, PvKind kind)
{
  return pv_kinds_kind (pv_model_get_kinds (pv_document_get_model (self->document)), kind);
}

PvRecordTable *
pv_tables_page_get_table (PvTablesPage *self)
{
  GtkWidget *table = adw_bin_get_child (self->table_bin);

  return table ? PV_RECORD_TABLE (table) : NULL;
}

static void
show_empty (PvTablesPage *self, const PvKindInfo *info)
{
  adw_status_page_set_icon_name (self->empty, pv_badge_page_icon (info->page));
  adw_status_page_set_title (self->empty, pv_kind_help_title (info));
  adw_status_page_set_description (self->empty, pv_kind_help (info));
}

static char *
count_words (guint n, guint shown)
{
  PvLang lang = pv_interface_lang ();
  g_autofree char *of = shown < n ? pv_count_to_words (_("%u of %u"), shown, lang) : g_strdup ("%u");

  return pv_count_to_words (of, n, lang);
}

static void
show_counts (PvTablesPage *self)
{
  PvRecordTable *table = pv_tables_page_get_table (self);
  guint shown = 0;
  guint n = table ? pv_record_table_get_n (table, &shown) : 0;
  g_autofree char *words = count_words (n, shown);
  g_autofree char *left_out = NULL;

  gtk_label_set_label (self->count, words);
  left_out = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row is hidden.", "%u rows are hidden.", n), n);
  adw_status_page_set_description (self->hidden, left_out);
  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : shown == 0 ? "hidden" : "table");
}

static void
shown_changed_cb (PvTablesPage *self)
{
  show_counts (self);
}

/* A page that is not looked at counts when it is. */
static void
document_changed_cb (PvTablesPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  pv_tables_page_count_kinds (self);
  show_counts (self);
}

static void
added_cb (PvTablesPage *self, gint64 id)
{
  PvRecordTable *table = pv_tables_page_get_table (self);

  if (table)
    pv_record_table_show_record (table, id);
  pv_selection_set (self->selection, id);
}

/* Built when it is wanted: a form for each kind would be built for nothing. */
static void
popover_wanted_cb (GtkMenuButton *button, gpointer user_data)
{
  PvTablesPage *self = user_data;
  GtkWidget *popover = pv_new_record_new (self->document, info_of (self, self->kind), PV_NO_FIELD, PV_NO_ID, self->lang);

  g_signal_connect_object (popover, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
show_table (PvTablesPage *self, const PvKindInfo *info)
{
  GtkWidget *table = pv_record_table_new (self->document, self->selection, info);
  g_autofree char *words = NULL;

  pv_tables_page_note_look (self);
  pv_tables_page_take_look (self, PV_RECORD_TABLE (table));
  pv_record_table_set_lang (PV_RECORD_TABLE (table), self->lang);
  g_signal_connect_object (table, "shown-changed", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->table_bin, table);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_label_set_label (self->title, pv_kind_plural (info));
  /* Translators: a button that makes a new record; the kind stands in the nominative: "Add: Service" */
  words = g_strdup_printf (_("Add: %s"), pv_kind_label (info));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->empty_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_menu_button_set_popover (self->add_button, NULL);
  gtk_menu_button_set_create_popup_func (self->add_button, popover_wanted_cb, self, NULL);
  gtk_widget_set_visible (self->move_box, info->order != NULL);
  show_empty (self, info);
  show_counts (self);
}

static void
kind_selected_cb (PvTablesPage *self, GtkListBoxRow *row)
{
  PvKind kind;
  PvRecordTable *table;

  /* Nothing is selected only while the page goes away. */
  if (row == NULL)
    return;
  kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind"));
  table = pv_tables_page_get_table (self);
  if (kind == self->kind && table)
    return;
  self->kind = kind;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || table)
    show_table (self, info_of (self, kind));
}

static void
wake (PvTablesPage *self)
{
  PvRecordTable *table = pv_tables_page_get_table (self);

  if (table)
    pv_record_table_set_asleep (table, FALSE);
  else
    show_table (self, info_of (self, self->kind));
}

static void
mapped_cb (PvTablesPage *self)
{
  if (self->document == NULL)
    return;
  wake (self);
  pv_tables_page_count_kinds (self);
  show_counts (self);
}

static void
unmapped_cb (PvTablesPage *self)
{
  if (pv_tables_page_get_table (self))
    pv_record_table_set_asleep (pv_tables_page_get_table (self), TRUE);
}

static void
search_changed_cb (PvTablesPage *self)
{
  PvRecordTable *table = pv_tables_page_get_table (self);

  if (table)
    pv_record_table_set_filter (table, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
show_all_cb (PvTablesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Enter goes to what was found, also by words that were typed just now. */
static void
search_activated_cb (PvTablesPage *self)
{
  search_changed_cb (self);
  if (pv_tables_page_get_table (self))
    pv_record_table_choose_first (pv_tables_page_get_table (self));
}

static void
stop_search_cb (PvTablesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (pv_tables_page_get_table (self))
    gtk_widget_grab_focus (GTK_WIDGET (pv_record_table_get_view (pv_tables_page_get_table (self))));
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_menu_button_popup (PV_TABLES_PAGE (user_data)->add_button);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_grab_focus (PV_TABLES_PAGE (user_data)->search);
}

static void
move_up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_record_table_move (pv_tables_page_get_table (user_data), -1);
}

static void
move_down_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_record_table_move (pv_tables_page_get_table (user_data), 1);
}

static const GActionEntry entries[] = {
  { "add", add_cb },
  { "find", find_cb },
  { "move-up", move_up_cb },
  { "move-down", move_down_cb },
};

static void
set_document (PvContentPage *page, PvDocument *document, PvSelection *selection)
{
  PvTablesPage *self = PV_TABLES_PAGE (page);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !pv_document_is_read_only (document));
  pv_tables_page_fill_kinds (self);
  pv_tables_page_count_kinds (self);
}

static void
set_content_lang (PvContentPage *page, PvLang lang)
{
  PvTablesPage *self = PV_TABLES_PAGE (page);
  PvRecordTable *table = pv_tables_page_get_table (self);

  self->lang = lang;
  if (table)
    pv_record_table_set_lang (table, lang);
}

static GActionGroup *
get_actions (PvContentPage *page)
{
  return G_ACTION_GROUP (PV_TABLES_PAGE (page)->actions);
}

static gboolean
show_record (PvContentPage *page, PvId id)
{
  PvTablesPage *self = PV_TABLES_PAGE (page);
  PvRecord *record = pv_model_get (pv_document_get_model (self->document), id);

  if (record == NULL || pv_record_get_info (record)->page != self->page)
    return FALSE;
  pv_tables_page_set_kind (self, pv_record_get_kind (record));
  wake (self);
  return pv_record_table_show_record (pv_tables_page_get_table (self), id);
}

static void
centre_record (PvContentPage *page, PvId id)
{
  PvRecordTable *table = pv_tables_page_get_table (PV_TABLES_PAGE (page));

  if (table)
    pv_record_table_centre_record (table, id);
}

static gboolean
rename_record (PvContentPage *page)
{
  PvRecordTable *table = pv_tables_page_get_table (PV_TABLES_PAGE (page));

  return table && pv_record_table_edit (table, PV_NO_FIELD);
}

static void
content_page_init (PvContentPageInterface *iface)
{
  iface->keep = pv_tables_page_keep;
  iface->lay = pv_tables_page_lay;
  iface->set_document = set_document;
  iface->set_content_lang = set_content_lang;
  iface->get_actions = get_actions;
  iface->show_record = show_record;
  iface->centre_record = centre_record;
  iface->rename = rename_record;
}

static void
pv_tables_page_dispose (GObject *object)
{
  PvTablesPage *self = PV_TABLES_PAGE (object);

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->looks, g_hash_table_unref);

  G_OBJECT_CLASS (pv_tables_page_parent_class)->dispose (object);
}

/* The rows, or the one button that leads to some. */
static gboolean
pv_tables_page_grab_focus (GtkWidget *widget)
{
  PvTablesPage *self = PV_TABLES_PAGE (widget);
  PvRecordTable *table = pv_tables_page_get_table (self);
  guint shown = 0;

  if (table == NULL)
    return FALSE;
  if (pv_record_table_get_n (table, &shown) == 0)
    return gtk_widget_grab_focus (self->empty_button);
  return gtk_widget_grab_focus (shown == 0 ? self->show_all_button : GTK_WIDGET (pv_record_table_get_view (table)));
}

static void
pv_tables_page_class_init (PvTablesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_tables_page_dispose;
  widget_class->grab_focus = pv_tables_page_grab_focus;
  g_type_ensure (PV_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-tables-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, kinds_side);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, title);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, count);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, search);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, move_box);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, add_content);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, hidden);
  gtk_widget_class_bind_template_child (widget_class, PvTablesPage, show_all_button);
}

static void
pv_tables_page_init (PvTablesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lang = PV_LANG_FI;
  self->actions = g_simple_action_group_new ();
  self->looks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->kinds, "row-selected", G_CALLBACK (kind_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_all_button, "clicked", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmapped_cb), NULL);
}

GtkWidget *
pv_tables_page_new (PvPage page)
{
  PvTablesPage *self = g_object_new (PV_TYPE_TABLES_PAGE, NULL);

  self->page = page;
  return GTK_WIDGET (self);
}

PvKind
pv_tables_page_get_kind (PvTablesPage *self)
{
  g_return_val_if_fail (PV_IS_TABLES_PAGE (self), PV_ANY_KIND);

  return self->kind;
}

void
pv_tables_page_set_kind (PvTablesPage *self, PvKind kind)
{
  GtkListBoxRow *row;

  g_return_if_fail (PV_IS_TABLES_PAGE (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->kinds, i)); i++)
    if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind")) == kind)
      gtk_list_box_select_row (self->kinds, row);
}
