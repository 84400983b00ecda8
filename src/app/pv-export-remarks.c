#include "app/pv-export-remarks.h"

#include <glib/gi18n-lib.h>

/* So few stand open from the start; so many are told one by one. */
#define FEW 4
#define MOST 50

struct _PvExportRemarks
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows;             /* borrowed */
};

G_DEFINE_FINAL_TYPE (PvExportRemarks, pv_export_remarks, ADW_TYPE_BIN)

enum { SHOW_RECORD, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const icons[PV_N_REMARKS] = {
  [PV_REMARK_UNTRANSLATED] = "pv-language-missing-symbolic",
  [PV_REMARK_OLDER] = "document-open-recent-symbolic",
  [PV_REMARK_PRIVATE] = "avatar-default-symbolic",
  [PV_REMARK_INCOMPLETE] = "dialog-warning-symbolic",
  [PV_REMARK_RAISED] = "pv-raised-symbolic",
};

/* (transfer full) */
static char *
headline (PvRemarkKind kind, guint n)
{
  switch (kind)
    {
    case PV_REMARK_UNTRANSLATED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text is not translated", "%u texts are not translated", n), n);
    case PV_REMARK_OLDER:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text is older than its other language",
                                           "%u texts are older than their other language", n), n);
    case PV_REMARK_PRIVATE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text may tell who somebody is", "%u texts may tell who somebody is", n), n);
    case PV_REMARK_INCOMPLETE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing to complete", "%u things to complete", n), n);
    case PV_REMARK_RAISED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u was only raised in a workshop and stays out",
                                           "%u were only raised in a workshop and stay out", n), n);
    case PV_N_REMARKS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

static void
line_activated_cb (PvExportRemarks *self, AdwActionRow *row)
{
  g_signal_emit (self, signals[SHOW_RECORD], 0, *(gint64 *) g_object_get_data (G_OBJECT (row), "pv-id"));
}

static GtkWidget *
new_line (const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_add_css_class (row, "pv-remark");
  return row;
}

static void
add_line (PvExportRemarks *self, AdwExpanderRow *above, const PvRemark *remark)
{
  GtkWidget *row = new_line (remark->sentence);
  gint64 id = remark->id;

  if (id != PV_NO_ID)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "pv-id", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (line_activated_cb), self, G_CONNECT_SWAPPED);
    }
  adw_expander_row_add_row (above, row);
}

static void
add_more (AdwExpanderRow *above, guint n)
{
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n), n);

  adw_expander_row_add_row (above, new_line (words));
}

static void
add_kind (PvExportRemarks *self, const GPtrArray *remarks, PvRemarkKind kind)
{
  guint n = pv_remarks_count (remarks, kind), told = 0;
  g_autofree char *words = NULL;
  GtkWidget *row;

  if (n == 0)
    return;
  words = headline (kind, n);
  row = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), gtk_image_new_from_icon_name (icons[kind]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  for (guint i = 0; i < remarks->len && told < MOST; i++)
    if (((const PvRemark *) remarks->pdata[i])->kind == kind)
      {
        add_line (self, ADW_EXPANDER_ROW (row), remarks->pdata[i]);
        told++;
      }
  if (n > MOST)
    add_more (ADW_EXPANDER_ROW (row), n - MOST);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), n <= FEW);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
empty (PvExportRemarks *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_alone (PvExportRemarks *self, const char *words, const char *icon, const char *style)
{
  GtkWidget *row = new_line (words);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, style);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
pv_export_remarks_dispose (GObject *object)
{
  PvExportRemarks *self = PV_EXPORT_REMARKS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (pv_export_remarks_parent_class)->dispose (object);
}

static void
pv_export_remarks_class_init (PvExportRemarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_export_remarks_dispose;
  signals[SHOW_RECORD] = g_signal_new ("show-record", PV_TYPE_EXPORT_REMARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_INT64);
}

static void
pv_export_remarks_init (PvExportRemarks *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Before it leaves"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

void
pv_export_remarks_show (PvExportRemarks *self, const GPtrArray *remarks)
{
  g_return_if_fail (PV_IS_EXPORT_REMARKS (self));

  empty (self);
  for (PvRemarkKind kind = 0; kind < PV_N_REMARKS; kind++)
    add_kind (self, remarks, kind);
  if (self->rows->len == 0)
    add_alone (self, _("Nothing is missing"), "object-select-symbolic", "pv-ok-icon");
}

void
pv_export_remarks_show_problem (PvExportRemarks *self, const char *words)
{
  g_return_if_fail (PV_IS_EXPORT_REMARKS (self));

  empty (self);
  add_alone (self, words, "dialog-warning-symbolic", "pv-warn-icon");
}
