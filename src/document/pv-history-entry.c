#include "document/pv-history-list-private.h"

G_DEFINE_FINAL_TYPE (PvHistoryEntry, pv_history_entry, G_TYPE_OBJECT)

enum
{
  PROP_LINE = 1,
};

static GParamSpec *line_property;

static void
pv_history_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_pointer (value, PV_HISTORY_ENTRY (object)->line);
}

static void
pv_history_entry_finalize (GObject *object)
{
  PvHistoryEntry *self = PV_HISTORY_ENTRY (object);

  g_free (self->day);
  g_clear_pointer (&self->line, pv_history_line_free);
  G_OBJECT_CLASS (pv_history_entry_parent_class)->finalize (object);
}

static void
pv_history_entry_class_init (PvHistoryEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = pv_history_entry_get_property;
  object_class->finalize = pv_history_entry_finalize;
  line_property = g_param_spec_pointer ("line", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_LINE, line_property);
}

static void
pv_history_entry_init (PvHistoryEntry *self)
{
}

void
pv_history_entry_take_line (PvHistoryEntry *self, PvHistoryLine *line)
{
  g_clear_pointer (&self->line, pv_history_line_free);
  self->line = line;
  g_object_notify_by_pspec (G_OBJECT (self), line_property);
}

const char *
pv_history_entry_get_day (PvHistoryEntry *self)
{
  g_return_val_if_fail (PV_IS_HISTORY_ENTRY (self), NULL);

  return self->day;
}

const PvHistoryLine *
pv_history_entry_get_line (PvHistoryEntry *self)
{
  g_return_val_if_fail (PV_IS_HISTORY_ENTRY (self), NULL);

  return self->line;
}
