#include "app/pv-links-pane.h"

#include "app/pv-badge.h"
#include "app/pv-new-record.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows of one kind before "Show all". */
#define SOME 6

struct _PvLinksPane
{
  GtkBox parent_instance;

  PvDocument *document;
  PvSelection *selection;
  PvId id;
  PvLang lang;
  GHashTable *unfolded;        /* kinds of which all rows are shown */
};

G_DEFINE_FINAL_TYPE (PvLinksPane, pv_links_pane, GTK_TYPE_BOX)

static const PvModel *
model_of (PvLinksPane *self)
{
  return pv_document_get_model (self->document);
}

static gboolean
in_title (const PvKindInfo *kind, const PvFieldInfo *info)
{
  g_autofree char *slot = g_strdup_printf ("{%s}", info->column);

  return strstr (kind->title, slot) != NULL;
}

char *
pv_links_title (const PvModel *model, const PvRecord *referrer, PvId id, PvLang lang, PvRecord **other)
{
  const PvKindInfo *kind = pv_record_get_info (referrer);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PvFieldInfo *info = &kind->fields[i];
      PvRecord *referred;

      if (info->type == PV_TYPE_TRANSLATED && in_title (kind, info))
        return g_strdup (pv_model_text (model, referrer, info->field, lang, NULL));
      if (info->type != PV_TYPE_REFERENCE || !in_title (kind, info) || pv_record_get_reference (referrer, info->field) == id)
        continue;
      referred = pv_model_follow (model, referrer, info->field);
      if (referred == NULL)
        continue;
      if (other)
        *other = referred;
      return pv_title (model, referred, lang);
    }
  return pv_title (model, referrer, lang);
}

/* What distinguishes it: its choices, its dates. */
static char *
subtitle (PvLinksPane *self, const PvRecord *referrer)
{
  const PvKindInfo *kind = pv_record_get_info (referrer);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields && words->len < 60; i++)
    {
      const PvFieldInfo *info = &kind->fields[i];
      g_autofree char *value = NULL;

      if (!(info->flags & PV_FIELD_COLUMN) || !(info->type == PV_TYPE_CHOICE || info->type == PV_TYPE_DATE || info->type == PV_TYPE_NUMBER)
          || !pv_record_has (referrer, info->field))
        continue;
      value = pv_value_words (model_of (self), referrer, info, PV_LANG_NONE, PV_LANG_NONE);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", value);
    }
  return g_string_free (words, FALSE);
}

static void
row_activated_cb (PvLinksPane *self, AdwActionRow *row)
{
  PvId id = *(PvId *) g_object_get_data (G_OBJECT (row), "id");

  pv_selection_set (self->selection, id);
}

static void
set_id (GtkWidget *widget, PvId id)
{
  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&id, sizeof id), g_free);
}

static GtkWidget *
new_row (PvLinksPane *self, PvRecord *referrer)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = pv_badge_new (20);
  PvRecord *other = NULL;
  g_autofree char *title = pv_links_title (model_of (self), referrer, self->id, self->lang, &other);
  g_autofree char *second = subtitle (self, referrer);
  g_autofree char *markup = g_markup_escape_text (*title ? title : pv_kind_label (pv_record_get_info (referrer)), -1);
  g_autofree char *second_markup = g_markup_escape_text (second, -1);

  pv_badge_set_record (PV_BADGE (badge), other ? other : referrer);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_id (row, pv_record_get_id (referrer));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
all_clicked_cb (PvLinksPane *self, AdwActionRow *row)
{
  g_hash_table_add (self->unfolded, g_object_get_data (G_OBJECT (row), "kind"));
  pv_links_pane_set_id (self, self->id);
}

static GtkWidget *
new_all_row (PvLinksPane *self, PvKind kind, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = g_strdup_printf (_("Show all %u"), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect_object (row, "activated", G_CALLBACK (all_clicked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
added_cb (PvLinksPane *self, gint64 id)
{
  pv_selection_set (self->selection, id);
}

/* The small form is built when it is asked for: there may be a dozen of these buttons. */
static void
popover_wanted_cb (GtkMenuButton *button, gpointer user_data)
{
  PvLinksPane *self = user_data;
  const PvKindInfo *kind = g_object_get_data (G_OBJECT (button), "kind");
  PvField field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field"));
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button))
    return;
  popover = pv_new_record_new (self->document, kind, field, self->id, self->lang);
  g_signal_connect_object (popover, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
new_add_button (PvLinksPane *self, const PvKindInfo *kind, PvField field)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *words = g_strdup_printf (_("New: %s"), pv_kind_label (kind));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  g_object_set_data (G_OBJECT (button), "kind", (gpointer) kind);
  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (field));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popover_wanted_cb, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/* The records of one kind that refer to this one, each once, by whichever field. */
static void
add_kind (PvLinksPane *self, const PvKindInfo *kind, GPtrArray *records, PvField field)
{
  GtkWidget *group = adw_preferences_group_new ();
  gboolean all = g_hash_table_contains (self->unfolded, GUINT_TO_POINTER (kind->kind)) || records->len <= SOME + 1;

  g_ptr_array_sort (records, pv_record_compare);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), pv_kind_plural (kind));
  gtk_widget_add_css_class (group, "pv-group");
  if (!pv_document_is_read_only (self->document))
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), new_add_button (self, kind, field));
  for (guint i = 0; i < (all ? records->len : SOME); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, g_ptr_array_index (records, i)));
  if (!all)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_all_row (self, kind->kind, records->len));
  gtk_box_append (GTK_BOX (self), group);
}

/* By which field a record of @kind would hang on this one: the one that takes it along, else the first. */
static const PvFieldInfo *
field_to (const PvKindInfo *kind, PvKind to)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == PV_TYPE_REFERENCE && kind->fields[i].of == to && kind->fields[i].flags & PV_FIELD_REQUIRED)
      return &kind->fields[i];
  return NULL;
}

static void
more_chosen_cb (PvLinksPane *self, GtkListBoxRow *row)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_POPOVER);
  GtkWidget *button = gtk_widget_get_parent (popover);
  const PvKindInfo *kind = g_object_get_data (G_OBJECT (row), "kind");
  PvRecord *record = pv_model_get (model_of (self), self->id);
  const PvFieldInfo *field = record ? field_to (kind, pv_record_get_kind (record)) : NULL;
  GtkWidget *form;

  if (field == NULL)
    return;
  form = pv_new_record_new (self->document, kind, field->field, self->id, self->lang);
  g_signal_connect_object (form, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), form);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

static GtkWidget *
new_more_list (PvLinksPane *self, GPtrArray *kinds)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What can be linked"), -1);
  for (guint i = 0; i < kinds->len; i++)
    {
      const PvKindInfo *kind = g_ptr_array_index (kinds, i);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (pv_kind_label (kind));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "pv-choose");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (more_chosen_cb), self, G_CONNECT_SWAPPED);
  return list;
}

/* Kinds that hang on a record of this kind and of which it has none yet. */
static void
add_more (PvLinksPane *self, const PvRecord *record, GHashTable *shown)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  guint n;
  const PvKindInfo *list = pv_kinds_list (pv_model_get_kinds (model_of (self)), &n);
  GtkWidget *button;
  GtkWidget *popover;

  for (guint i = 0; i < n; i++)
    if (list[i].page != PV_PAGE_NONE && field_to (&list[i], pv_record_get_kind (record))
        && !g_hash_table_contains (shown, GUINT_TO_POINTER (list[i].kind)))
      g_ptr_array_add (kinds, (gpointer) &list[i]);
  if (kinds->len == 0 || pv_document_is_read_only (self->document))
    return;

  button = gtk_menu_button_new ();
  popover = gtk_popover_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Link Something New"));
  gtk_popover_set_child (GTK_POPOVER (popover), new_more_list (self, kinds));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_box_append (GTK_BOX (self), button);
}

static void
empty (PvLinksPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_box_remove (GTK_BOX (self), child);
}

/* Those of one kind as a list; the referrers come by rising field, so a kind comes in one piece. */
static void
show_links (PvLinksPane *self, const PvRecord *record)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model_of (self), self->id, &n);

  for (guint i = 0; i < n;)
    {
      PvKind code = PV_FIELD_KIND (referrers[i].field);
      const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model_of (self)), code);
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      PvField field = referrers[i].field;

      for (; i < n && PV_FIELD_KIND (referrers[i].field) == code; i++)
        {
          PvRecord *referrer = pv_model_get (model_of (self), referrers[i].id);

          if (referrer && PV_FIELD_CODE (referrers[i].field) != PV_COMMON_VERIFIED_BY && !g_ptr_array_find (records, referrer, NULL))
            g_ptr_array_add (records, referrer);
        }
      if (records->len == 0 || kind->page == PV_PAGE_NONE)
        continue;
      g_hash_table_add (shown, GUINT_TO_POINTER (code));
      /* Its tasks stand above, by path (pv-actor-paths.h). */
      if (code == PV_TASK && pv_record_get_kind (record) == PV_ACTOR)
        continue;
      add_kind (self, kind, records, field);
    }
  add_more (self, record, shown);
}

static void
pv_links_pane_dispose (GObject *object)
{
  PvLinksPane *self = PV_LINKS_PANE (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);

  G_OBJECT_CLASS (pv_links_pane_parent_class)->dispose (object);
}

static void
pv_links_pane_class_init (PvLinksPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_links_pane_dispose;
}

static void
pv_links_pane_init (PvLinksPane *self)
{
  self->lang = PV_LANG_FI;
  self->unfolded = g_hash_table_new (NULL, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}

GtkWidget *
pv_links_pane_new (PvDocument *document, PvSelection *selection)
{
  PvLinksPane *self = g_object_new (PV_TYPE_LINKS_PANE, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  return GTK_WIDGET (self);
}

void
pv_links_pane_set_id (PvLinksPane *self, PvId id)
{
  PvRecord *record = id == PV_NO_ID ? NULL : pv_model_get (model_of (self), id);

  g_return_if_fail (PV_IS_LINKS_PANE (self));

  if (id != self->id)
    g_hash_table_remove_all (self->unfolded);
  self->id = id;
  empty (self);
  if (record)
    show_links (self, record);
}

void
pv_links_pane_set_lang (PvLinksPane *self, PvLang lang)
{
  g_return_if_fail (PV_IS_LINKS_PANE (self));

  self->lang = lang;
}
