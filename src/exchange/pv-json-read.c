#include "exchange/pv-json-read.h"

#include <string.h>

typedef struct
{
  const char *next;
  const char *end;
  guint depth;
} Reading;

static PvJson *read_value (Reading *reading);

static PvJson *
new_value (PvJsonType type)
{
  PvJson *json = g_new0 (PvJson, 1);

  json->type = type;
  if (type == PV_JSON_ARRAY || type == PV_JSON_OBJECT)
    json->values = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_json_free);
  if (type == PV_JSON_OBJECT)
    json->names = g_ptr_array_new_with_free_func (g_free);
  return json;
}

static void
skip_space (Reading *reading)
{
  while (reading->next < reading->end && strchr (" \t\r\n", *reading->next) != NULL && *reading->next != '\0')
    reading->next++;
}

static gboolean
take (Reading *reading, char c)
{
  skip_space (reading);
  if (reading->next == reading->end || *reading->next != c)
    return FALSE;

  reading->next++;
  return TRUE;
}

static gboolean
take_word (Reading *reading, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (reading->end - reading->next) < length || memcmp (reading->next, word, length) != 0)
    return FALSE;

  reading->next += length;
  return TRUE;
}

/* The four digits of \uXXXX; G_MAXUINT when they are none. */
static guint
read_unit (Reading *reading)
{
  guint unit = 0;

  if (reading->end - reading->next < 4)
    return G_MAXUINT;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*reading->next++);

      if (digit < 0)
        return G_MAXUINT;
      unit = unit << 4 | (guint) digit;
    }

  return unit;
}

static gboolean
read_unicode (Reading *reading, GString *text)
{
  guint unit = read_unit (reading);

  if (unit >= 0xd800 && unit < 0xdc00)
    {
      guint low = take_word (reading, "\\u") ? read_unit (reading) : G_MAXUINT;

      if (low < 0xdc00 || low > 0xdfff)
        return FALSE;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  if (unit == 0 || !g_unichar_validate (unit))
    return FALSE;

  g_string_append_unichar (text, unit);
  return TRUE;
}

static gboolean
read_escape (Reading *reading, GString *text)
{
  static const char signs[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
  const char *sign;

  if (reading->next == reading->end)
    return FALSE;
  if (*reading->next == 'u')
    {
      reading->next++;
      return read_unicode (reading, text);
    }
  sign = *reading->next != '\0' ? strchr (signs, *reading->next) : NULL;
  if (sign == NULL)
    return FALSE;

  g_string_append_c (text, means[sign - signs]);
  reading->next++;
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
read_string (Reading *reading)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!take (reading, '"'))
    return NULL;
  while (reading->next < reading->end && *reading->next != '"')
    {
      char c = *reading->next++;

      if ((guchar) c < 0x20 || (c == '\\' && !read_escape (reading, text)))
        return NULL;
      if (c != '\\')
        g_string_append_c (text, c);
    }

  return take (reading, '"') ? g_strdup (text->str) : NULL;
}

/* FALSE where no further member may follow, or what follows is none. */
static gboolean
read_members (Reading *reading, PvJson *json, char close)
{
  gboolean object = json->type == PV_JSON_OBJECT;

  if (take (reading, close))
    return TRUE;
  do
    {
      char *name = object ? read_string (reading) : NULL;
      PvJson *value;

      if (object && (name == NULL || !take (reading, ':')))
        {
          g_free (name);
          return FALSE;
        }
      if (object)
        g_ptr_array_add (json->names, name);
      value = read_value (reading);
      if (value == NULL)
        return FALSE;
      g_ptr_array_add (json->values, value);
    }
  while (take (reading, ','));

  return take (reading, close);
}

static PvJson *
read_nested (Reading *reading, PvJsonType type, char close)
{
  g_autoptr (PvJson) json = new_value (type);
  gboolean fits;

  if (reading->depth >= PV_JSON_MAX_DEPTH)
    return NULL;
  reading->depth++;
  fits = read_members (reading, json, close);
  reading->depth--;
  return fits ? g_steal_pointer (&json) : NULL;
}

static PvJson *
read_number (Reading *reading)
{
  const char *begin = reading->next;
  PvJson *json;

  while (reading->next < reading->end && *reading->next != '\0' && strchr ("0123456789+-.eE", *reading->next) != NULL)
    reading->next++;
  if (reading->next == begin)
    return NULL;

  json = new_value (PV_JSON_NUMBER);
  json->text = g_strndup (begin, (gsize) (reading->next - begin));
  return json;
}

static PvJson *
read_value (Reading *reading)
{
  PvJson *json;

  skip_space (reading);
  if (reading->next == reading->end)
    return NULL;
  switch (*reading->next)
    {
    case '{':
      reading->next++;
      return read_nested (reading, PV_JSON_OBJECT, '}');
    case '[':
      reading->next++;
      return read_nested (reading, PV_JSON_ARRAY, ']');
    case '"':
      json = new_value (PV_JSON_STRING);
      json->text = read_string (reading);
      if (json->text == NULL)
        g_clear_pointer (&json, pv_json_free);
      return json;
    case 't':
      return take_word (reading, "true") ? new_value (PV_JSON_TRUE) : NULL;
    case 'f':
      return take_word (reading, "false") ? new_value (PV_JSON_FALSE) : NULL;
    case 'n':
      return take_word (reading, "null") ? new_value (PV_JSON_NULL) : NULL;
    default:
      return read_number (reading);
    }
}

static guint
line_of (const char *text, const char *place)
{
  guint line = 1;

  for (const char *p = text; p < place; p++)
    line += *p == '\n';
  return line;
}

PvJson *
pv_json_parse (const char *text, gsize length, guint *line)
{
  Reading reading = { text, text + length, 0 };
  g_autoptr (PvJson) json = NULL;

  if (length <= PV_JSON_MAX_BYTES && g_utf8_validate (text, (gssize) length, NULL))
    json = read_value (&reading);
  skip_space (&reading);
  if (json != NULL && reading.next == reading.end)
    return g_steal_pointer (&json);

  if (line != NULL)
    *line = line_of (text, reading.next);
  return NULL;
}

void
pv_json_free (PvJson *json)
{
  g_free (json->text);
  g_clear_pointer (&json->values, g_ptr_array_unref);
  g_clear_pointer (&json->names, g_ptr_array_unref);
  g_free (json);
}

const PvJson *
pv_json_member (const PvJson *json, const char *name)
{
  if (json == NULL || json->type != PV_JSON_OBJECT)
    return NULL;
  for (guint i = 0; i < json->values->len; i++)
    if (g_str_equal (json->names->pdata[i], name))
      return json->values->pdata[i];

  return NULL;
}

const char *
pv_json_string (const PvJson *json, const char *name)
{
  const PvJson *member = pv_json_member (json, name);

  return member != NULL && member->type == PV_JSON_STRING ? member->text : NULL;
}
