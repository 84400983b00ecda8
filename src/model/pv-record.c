#include "model/pv-record.h"

#include <string.h>

/* One allocation: the header, the cells that are not empty, and the texts behind them. A bit of `present` says which are there: most records
 * fill few of their fields, and there are tens of thousands of them. */
typedef union
{
  gint64 integer;
  const char *text;
} Cell;

struct _PvRecord
{
  gatomicrefcount refs;
  PvId id;
  const PvKindInfo *info;
  guint64 present;
  guint64 texts;
  Cell cells[];
};

gboolean
pv_value_equal (PvValue a, PvValue b)
{
  if (a.kind != b.kind)
    return FALSE;

  switch (a.kind)
    {
    case PV_VALUE_INT:
      return a.integer == b.integer;
    case PV_VALUE_TEXT:
      return g_str_equal (a.text, b.text);
    case PV_VALUE_NONE:
    default:
      return TRUE;
    }
}

static gboolean
is_empty (PvValue value)
{
  return value.kind == PV_VALUE_NONE || (value.kind == PV_VALUE_TEXT && *value.text == '\0');
}

/* How many bits are set: Hacker's Delight, 5-1. The compiler's own is a call where the processor is not known to count. */
static inline guint
count_bits (guint64 bits)
{
  bits -= bits >> 1 & G_GUINT64_CONSTANT (0x5555555555555555);
  bits = (bits & G_GUINT64_CONSTANT (0x3333333333333333)) + (bits >> 2 & G_GUINT64_CONSTANT (0x3333333333333333));
  bits = (bits + (bits >> 4)) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  return (guint) (bits * G_GUINT64_CONSTANT (0x0101010101010101) >> 56);
}

/* Among the cells that are there. */
static inline guint
place_of (const PvRecord *record, guint slot)
{
  return count_bits (record->present & (((guint64) 1 << slot) - 1));
}

/* Cells come in rising slots; the text goes to @end. */
static void
put (PvRecord *record, guint slot, PvValue value, char **end)
{
  Cell *cell = &record->cells[place_of (record, slot)];
  gsize size;

  record->present |= (guint64) 1 << slot;
  if (value.kind == PV_VALUE_INT)
    {
      cell->integer = value.integer;
      return;
    }

  size = strlen (value.text) + 1;
  memcpy (*end, value.text, size);
  record->texts |= (guint64) 1 << slot;
  cell->text = *end;
  *end += size;
}

PvRecord *
pv_record_new (const PvKindInfo *info, PvId id, const PvValue *values)
{
  guint n_cells = 0;
  gsize n_letters = 0;
  PvRecord *record;
  char *end;

  for (guint i = 0; i < info->n_slots; i++)
    {
      n_cells += is_empty (values[i]) ? 0 : 1;
      n_letters += values[i].kind == PV_VALUE_TEXT && !is_empty (values[i]) ? strlen (values[i].text) + 1 : 0;
    }

  record = g_malloc0 (sizeof (PvRecord) + n_cells * sizeof (Cell) + n_letters);
  g_atomic_ref_count_init (&record->refs);
  record->id = id;
  record->info = info;
  end = (char *) &record->cells[n_cells];
  for (guint i = 0; i < info->n_slots; i++)
    if (!is_empty (values[i]))
      put (record, i, values[i], &end);

  return record;
}

PvRecord *
pv_record_ref (PvRecord *record)
{
  g_atomic_ref_count_inc (&record->refs);
  return record;
}

void
pv_record_unref (PvRecord *record)
{
  if (g_atomic_ref_count_dec (&record->refs))
    g_free (record);
}

PvId
pv_record_get_id (const PvRecord *record)
{
  return record->id;
}

PvKind
pv_record_get_kind (const PvRecord *record)
{
  return record->info->kind;
}

const PvKindInfo *
pv_record_get_info (const PvRecord *record)
{
  return record->info;
}

PvValue
pv_record_get_cell (const PvRecord *record, guint slot)
{
  g_return_val_if_fail (slot < record->info->n_slots, PV_VALUE_EMPTY);

  if (!(record->present >> slot & 1))
    return PV_VALUE_EMPTY;
  if (record->texts >> slot & 1)
    return PV_VALUE_OF_TEXT (record->cells[place_of (record, slot)].text);

  return PV_VALUE_OF_INT (record->cells[place_of (record, slot)].integer);
}

guint64
pv_record_get_filled (const PvRecord *record)
{
  return record->present;
}

/* The field's place in this record's kind; a warning and NULL when it has none. */
static const PvFieldInfo *
own_field (const PvRecord *record, PvField field)
{
  for (guint i = 0; i < record->info->n_fields; i++)
    if (record->info->fields[i].field == field)
      return &record->info->fields[i];

  g_critical ("A record of kind %s has no field %04x", record->info->table, field);
  return NULL;
}

const char *
pv_record_get_text (const PvRecord *record, PvField field, PvLang lang)
{
  const PvFieldInfo *info = own_field (record, field);
  guint offset = 0;

  if (info == NULL)
    return NULL;
  g_return_val_if_fail (pv_field_is_text (info), NULL);
  if (info->type == PV_TYPE_TRANSLATED)
    {
      g_return_val_if_fail (lang >= PV_LANG_FIRST && lang <= PV_LANG_LAST, NULL);
      offset = lang - PV_LANG_FIRST;
    }

  return pv_record_get_cell (record, info->slot + offset).text;
}

const char *
pv_record_get_text_fallback (const PvRecord *record, PvField field, PvLang lang, PvLang *found)
{
  const PvFieldInfo *info = own_field (record, field);
  PvLang order[PV_N_LANGS];

  if (info == NULL)
    return "";
  if (info->type != PV_TYPE_TRANSLATED)
    {
      const char *text = pv_record_get_text (record, field, PV_LANG_NONE);

      return text ? text : "";
    }

  pv_lang_fallback (lang, order);
  for (guint i = 0; i < PV_N_LANGS; i++)
    {
      const char *text = pv_record_get_cell (record, info->slot + order[i] - PV_LANG_FIRST).text;

      if (text != NULL)
        {
          if (found != NULL)
            *found = order[i];
          return text;
        }
    }

  return "";
}

gboolean
pv_record_has (const PvRecord *record, PvField field)
{
  const PvFieldInfo *info = own_field (record, field);
  guint64 mask;

  if (info == NULL)
    return FALSE;

  mask = (((guint64) 1 << pv_field_n_cells (info)) - 1) << info->slot;
  return (record->present & mask) != 0;
}

gint64
pv_record_get_int (const PvRecord *record, PvField field)
{
  const PvFieldInfo *info = own_field (record, field);

  if (info == NULL)
    return 0;
  g_return_val_if_fail (!pv_field_is_text (info), 0);

  return pv_record_get_cell (record, info->slot).integer;
}

guint
pv_record_get_choice (const PvRecord *record, PvField field)
{
  return (guint) pv_record_get_int (record, field);
}

gboolean
pv_record_has_choice (const PvRecord *record, PvField field, guint code)
{
  return (pv_record_get_int (record, field) >> code & 1) != 0;
}

gboolean
pv_record_get_yes (const PvRecord *record, PvField field)
{
  return pv_record_get_int (record, field) != 0;
}

PvDate
pv_record_get_date (const PvRecord *record, PvField field)
{
  return (PvDate) pv_record_get_int (record, field);
}

PvId
pv_record_get_reference (const PvRecord *record, PvField field)
{
  return pv_record_get_int (record, field);
}

guint
pv_record_get_standing (const PvRecord *record)
{
  const PvFieldInfo *field = pv_kind_common (record->info, PV_COMMON_STANDING);
  guint standing = field ? (guint) pv_record_get_cell (record, field->slot).integer : 0;

  return standing ? standing : PV_STANDING_CONFIRMED;
}

static const char *
order_key (const PvRecord *record)
{
  const char *key = record->info->order ? pv_record_get_cell (record, record->info->order->slot).text : NULL;

  return key ? key : "";
}

int
pv_record_compare (gconstpointer a, gconstpointer b)
{
  const PvRecord *first = *(PvRecord *const *) a;
  const PvRecord *second = *(PvRecord *const *) b;
  int order = strcmp (order_key (first), order_key (second));

  if (order != 0)
    return order;

  return first->id < second->id ? -1 : first->id > second->id;
}
