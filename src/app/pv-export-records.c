#include "app/pv-export-records.h"

#include "app/pv-tab-stop.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As few can be looked through without searching. */
#define FEW 6

struct _PvExportRecords
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *search;
  GtkListBox *list;

  GPtrArray *rows;             /* AdwActionRow, borrowed */
  GtkCheckButton *nobody;      /* never shown: what is one of a group looks so, also when it is alone */
  PvDocument *document;        /* NULL: words are found letter by letter alone */
  char *wanted;                /* folded */
  PvWordPlaces *places;        /* of the words that are wanted; NULL: none are */
  guint32 all;
  gboolean several;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PvExportRecords, pv_export_records, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static PvId
id_of (gpointer row)
{
  return *(PvId *) g_object_get_data (row, "pv-id");
}

static GtkCheckButton *
check_of (gpointer row)
{
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (row));
}

static void
show_count (PvExportRecords *self)
{
  g_autoptr (GArray) chosen = pv_export_records_get (self);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", chosen->len), chosen->len);

  gtk_label_set_label (self->count, words);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->several);
}

static void
toggled_cb (AdwActionRow *row, GtkCheckButton *check)
{
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (row), PV_TYPE_EXPORT_RECORDS);
  PvExportRecords *self = widget ? PV_EXPORT_RECORDS (widget) : NULL;
  gboolean active = gtk_check_button_get_active (check);

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  /* Of two that change at once, the one that is let go of is passed over. */
  if (self == NULL || self->filling || (!self->several && !active))
    return;
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer user_data)
{
  PvExportRecords *self = user_data;

  return self->wanted == NULL || strstr (g_object_get_data (G_OBJECT (row), "pv-words"), self->wanted) != NULL
         || (self->places != NULL && pv_word_places_in_title (self->places, id_of (row)) == self->all);
}

static gboolean
any_is_wanted (PvExportRecords *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (is_wanted (self->rows->pdata[i], self))
      return TRUE;

  return FALSE;
}

/* Mistakes count when nothing is found without. */
static void
look (PvExportRecords *self)
{
  PvSearchIndex *index = self->document ? pv_document_get_search_index (self->document) : NULL;
  g_autoptr (PvQuery) query = index ? pv_query_new (index, gtk_editable_get_text (GTK_EDITABLE (self->search))) : NULL;

  g_clear_pointer (&self->places, pv_word_places_free);
  if (query == NULL || pv_query_is_empty (query))
    return;
  self->all = pv_query_all (query);
  self->places = pv_search_index_places (index, query, PV_AUDIENCE_INTERNAL, FALSE);
  if (any_is_wanted (self))
    return;
  pv_word_places_free (self->places);
  self->places = pv_search_index_places (index, query, PV_AUDIENCE_INTERNAL, TRUE);
}

static void
search_changed_cb (PvExportRecords *self)
{
  g_free (self->wanted);
  self->wanted = pv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  look (self);
  gtk_list_box_invalidate_filter (self->list);
}

/* Enter takes the first that was found, also by words that were typed just now; the next words take their place. */
static void
search_activated_cb (PvExportRecords *self)
{
  search_changed_cb (self);
  for (guint i = 0; i < self->rows->len; i++)
    if (is_wanted (self->rows->pdata[i], self))
      {
        adw_action_row_activate (self->rows->pdata[i]);
        gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
        return;
      }
}

/* Esc lets go of the words first, and then of the window. */
static void
search_stopped_cb (PvExportRecords *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
pv_export_records_dispose (GObject *object)
{
  PvExportRecords *self = PV_EXPORT_RECORDS (object);

  if (self->list)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->nobody);
  g_clear_object (&self->document);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->places, pv_word_places_free);

  G_OBJECT_CLASS (pv_export_records_parent_class)->dispose (object);
}

static void
pv_export_records_class_init (PvExportRecordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PV_TYPE_TAB_STOP);
  G_OBJECT_CLASS (klass)->dispose = pv_export_records_dispose;
  signals[CHANGED] = g_signal_new ("changed", PV_TYPE_EXPORT_RECORDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-export-records.ui");
  gtk_widget_class_bind_template_child (widget_class, PvExportRecords, title);
  gtk_widget_class_bind_template_child (widget_class, PvExportRecords, count);
  gtk_widget_class_bind_template_child (widget_class, PvExportRecords, search);
  gtk_widget_class_bind_template_child (widget_class, PvExportRecords, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
pv_export_records_init (PvExportRecords *self)
{
  self->rows = g_ptr_array_new ();
  self->nobody = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
}

/* What tells two of the same name apart. (transfer full) */
static char *
describe (const PvModel *model, const PvRecord *record, PvLang lang)
{
  const PvRecord *other = NULL;
  g_autofree char *words = NULL;
  const char *standing = pv_record_get_standing (record) == PV_STANDING_RAISED ? pv_choice_label (PV_CHOICES_STANDING, PV_STANDING_RAISED) : NULL;

  if (pv_record_get_kind (record) == PV_SERVICE)
    other = pv_model_follow (model, record, PV_SERVICE_PROVIDER);
  if (pv_record_get_kind (record) == PV_PATH)
    other = pv_model_follow (model, record, PV_PATH_TARGET_GROUP);
  if (pv_record_get_kind (record) == PV_PROCUREMENT)
    other = pv_model_follow (model, record, PV_PROCUREMENT_BUYER);
  words = other ? pv_title (model, other, lang) : NULL;
  if (words && standing)
    return g_strdup_printf ("%s · %s", words, standing);
  return standing ? g_strdup (standing) : g_steal_pointer (&words);
}

static void
add_row (PvExportRecords *self, const PvModel *model, const PvRecord *record, PvLang lang)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  PvId id = pv_record_get_id (record);
  g_autofree char *title = pv_title (model, record, lang);
  g_autofree char *subtitle = describe (model, record, lang);
  g_autofree char *words = g_strjoin (" ", title, subtitle, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  g_object_set_data_full (G_OBJECT (row), "pv-id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (row), "pv-words", pv_text_fold (words), g_free);
  /* The row has the keys; the sign in it only shows. */
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  if (!self->several)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->nobody);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), row, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->list, row);
}

static void
empty (PvExportRecords *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->rows, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
}

static gboolean
is_chosen (const PvRecord *record, const GArray *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    if (g_array_index (chosen, PvId, i) == pv_record_get_id (record))
      return TRUE;

  return FALSE;
}

void
pv_export_records_set_document (PvExportRecords *self, PvDocument *document)
{
  g_return_if_fail (PV_IS_EXPORT_RECORDS (self));

  g_set_object (&self->document, document);
}

void
pv_export_records_fill (PvExportRecords *self, const PvModel *model, const GPtrArray *records, const GArray *chosen, gboolean several,
                        const char *title, PvLang lang)
{
  g_return_if_fail (PV_IS_EXPORT_RECORDS (self));

  self->filling = TRUE;
  self->several = several;
  empty (self);
  for (guint first = 0; first < 2; first++)
    for (guint i = 0; i < records->len; i++)
      if (is_chosen (records->pdata[i], chosen) == (first == 0))
        {
          add_row (self, model, records->pdata[i], lang);
          gtk_check_button_set_active (check_of (g_ptr_array_index (self->rows, self->rows->len - 1)),
                                       first == 0 || (!several && self->rows->len == 1));
        }
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (self->search, records->len > FEW);
  show_count (self);
  self->filling = FALSE;
}

GArray *
pv_export_records_get (PvExportRecords *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_check_button_get_active (check_of (self->rows->pdata[i])))
      {
        PvId id = id_of (self->rows->pdata[i]);

        g_array_append_val (ids, id);
      }

  return ids;
}
