#include "exchange/pv-ods-value.h"

#include "exchange/pv-sheet-zipped.h"

#include <stdio.h>
#include <string.h>

#define CALC "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

static PvOdsType
type_named (const char *name)
{
  static const struct
  {
    const char *name;
    PvOdsType type;
  } types[] = { { "string", PV_ODS_WORDS },   { "float", PV_ODS_NUMBER },     { "currency", PV_ODS_NUMBER }, { "percentage", PV_ODS_PERCENT },
                { "date", PV_ODS_DATE },     { "time", PV_ODS_TIME },        { "boolean", PV_ODS_YES_NO } };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (name, types[i].name))
      return types[i].type;

  return PV_ODS_NONE;
}

static char *
value_of (xmlTextReaderPtr reader, PvOdsType type)
{
  switch (type)
    {
    case PV_ODS_WORDS:
      return pv_ods_attribute (reader, "string-value", PV_ODS_OFFICE);
    case PV_ODS_DATE:
      return pv_ods_attribute (reader, "date-value", PV_ODS_OFFICE);
    case PV_ODS_TIME:
      return pv_ods_attribute (reader, "time-value", PV_ODS_OFFICE);
    case PV_ODS_YES_NO:
      return pv_ods_attribute (reader, "boolean-value", PV_ODS_OFFICE);
    default:
      return pv_ods_attribute (reader, "value", PV_ODS_OFFICE);
    }
}

/* Zeros before a number, or hyphens within, that are shown and not kept: "005", "0123456-7". */
static gboolean
is_code (const char *shown, const char *number)
{
  g_autofree char *digits = g_strdup (shown);
  char *to = digits;
  const char *bare;

  if (!g_ascii_isdigit (shown[0]) || shown[strspn (shown, "0123456789-")] != '\0' || (shown[0] != '0' && strchr (shown, '-') == NULL))
    return FALSE;
  for (const char *p = shown; *p != '\0'; p++)
    if (*p != '-')
      *to++ = *p;
  *to = '\0';
  bare = digits + strspn (digits, "0");

  return strlen (shown) >= 2 && g_str_equal (*bare ? bare : "0", number);
}

static char *
number_of (const PvOdsValue *value, const char *shown, PvCellKind *kind)
{
  g_autofree char *number = value->value ? pv_sheet_number (value->value) : NULL;
  g_autofree char *clean = pv_sheet_clean (shown);
  char *hundredfold;

  *kind = number != NULL ? PV_CELL_NUMBER : PV_CELL_TEXT;
  if (number == NULL)
    return g_steal_pointer (&clean);
  if (value->type == PV_ODS_PERCENT)
    {
      hundredfold = pv_sheet_double (g_ascii_strtod (number, NULL) * 100);
      return hundredfold != NULL ? hundredfold : g_steal_pointer (&number);
    }
  if (!is_code (clean, number))
    return g_steal_pointer (&number);
  *kind = PV_CELL_TEXT;
  return g_steal_pointer (&clean);
}

static char *
date_of (const PvOdsValue *value, const char *shown, PvCellKind *kind)
{
  g_autofree char *day = g_strndup (value->value ? value->value : "", 10);
  PvDate date;

  *kind = pv_date_parse_iso (day, &date) ? PV_CELL_DATE : PV_CELL_TEXT;
  return *kind == PV_CELL_DATE ? g_steal_pointer (&day) : g_strdup (shown);
}

/* "PT08H30M00S". */
static char *
time_of (const PvOdsValue *value, const char *shown)
{
  guint hours, minutes;

  if (value->value == NULL || sscanf (value->value, "PT%5uH%2uM", &hours, &minutes) != 2)
    return g_strdup (shown);
  return pv_sheet_time (hours / 24.0 + minutes / 1440.0);
}

static gboolean
is_error (const PvOdsValue *value, const char *shown)
{
  static const char *const errors[] = { "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#N/A", "#NUM!", "#NULL!" };

  for (guint i = 0; value->formula && i < G_N_ELEMENTS (errors); i++)
    if (g_str_equal (shown, errors[i]))
      return TRUE;

  return value->type == PV_ODS_ERROR || (value->formula && g_str_has_prefix (shown, "Err:"));
}

char *
pv_ods_attribute (xmlTextReaderPtr reader, const char *name, const char *uri)
{
  xmlChar *value = xmlTextReaderGetAttributeNs (reader, BAD_CAST name, BAD_CAST uri);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

void
pv_ods_value_read (PvOdsValue *value, xmlTextReaderPtr reader)
{
  g_autofree char *type = pv_ods_attribute (reader, "value-type", PV_ODS_OFFICE);
  g_autofree char *calc_type = pv_ods_attribute (reader, "value-type", CALC);
  g_autofree char *formula = pv_ods_attribute (reader, "formula", PV_ODS_TABLE);

  *value = (PvOdsValue) { .type = g_strcmp0 (calc_type, "error") == 0 ? PV_ODS_ERROR : type_named (type), .formula = formula != NULL };
  value->value = value_of (reader, value->type);
}

void
pv_ods_value_clear (PvOdsValue *value)
{
  g_clear_pointer (&value->value, g_free);
}

gboolean
pv_ods_value_is_unsaved (const PvOdsValue *value)
{
  return value->type == PV_ODS_NONE && value->formula && !value->has_paragraph;
}

gboolean
pv_ods_value_tell (const PvOdsValue *value, const char *shown, PvCellKind *kind, char **text)
{
  if (is_error (value, shown))
    return FALSE;
  *kind = PV_CELL_TEXT;
  switch (value->type)
    {
    case PV_ODS_NUMBER:
    case PV_ODS_PERCENT:
      *text = number_of (value, shown, kind);
      return TRUE;
    case PV_ODS_DATE:
      *text = date_of (value, shown, kind);
      return TRUE;
    case PV_ODS_TIME:
      *text = time_of (value, shown);
      return TRUE;
    case PV_ODS_YES_NO:
      *kind = PV_CELL_YES_NO;
      *text = g_strdup (g_strcmp0 (value->value, "true") == 0 ? "1" : "0");
      return TRUE;
    case PV_ODS_NONE:
      *text = g_strdup (shown);
      return TRUE;
    default:
      *text = g_strdup (value->has_paragraph || value->value == NULL ? shown : value->value);
      return TRUE;
    }
}
