#include "sample.h"

#include <stdarg.h>
#include <string.h>

typedef struct
{
  PvModel *model;
  guint depth;
  const PvKindInfo *kind;
  const PvFieldInfo *field;
  PvLang lang;
  PvId id;
  PvId reference;
  PvValue values[PV_MAX_SLOTS];
  char *texts[PV_MAX_SLOTS];
  GString *text;
} Reading;

static void
put_value (Reading *reading, const PvFieldInfo *field, PvLang lang, const char *text)
{
  guint slot = field->slot + (lang == PV_LANG_NONE ? 0 : (guint) lang - 1);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&reading->texts[slot], g_free);
  g_assert_cmpuint (slot, <, PV_MAX_SLOTS);
  pv_value_from_text (field, text, &reading->values[slot], &reading->texts[slot], &error);
  g_assert_no_error (error);
}

static const char *
attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return values[i];
  return NULL;
}

static void
begin_record (Reading *reading, const char *element, const char **names, const char **values)
{
  reading->kind = pv_kinds_find (pv_kinds_default (), element);
  g_assert_nonnull (reading->kind);
  g_assert_true (pv_id_parse (attribute (names, values, "id"), &reading->id));
  memset (reading->values, 0, sizeof reading->values);
}

static void
element_started_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer user_data,
                    GError **error)
{
  Reading *reading = user_data;
  const char *lang = attribute (names, values, "xml:lang");
  const char *ref = attribute (names, values, "ref");

  reading->depth++;
  g_string_truncate (reading->text, 0);
  if (reading->depth == 3)
    begin_record (reading, element, names, values);
  if (reading->depth != 4)
    return;
  reading->field = pv_kind_find (reading->kind, element);
  g_assert_nonnull (reading->field);
  reading->lang = PV_LANG_NONE;
  if (lang != NULL)
    g_assert_true (pv_lang_parse (lang, &reading->lang));
  if (ref != NULL)
    g_string_assign (reading->text, ref);
  if (attribute (names, values, "x") != NULL)
    g_string_printf (reading->text, "%s %s", attribute (names, values, "x"), attribute (names, values, "y"));
}

static void
element_ended_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  if (reading->depth == 4 && reading->text->len > 0)
    put_value (reading, reading->field, reading->lang, reading->text->str);
  if (reading->depth == 3)
    {
      g_autoptr (PvRecord) record = pv_record_new (reading->kind, reading->id, reading->values);

      pv_model_put (reading->model, record, NULL);
      for (guint i = 0; i < PV_MAX_SLOTS; i++)
        g_clear_pointer (&reading->texts[i], g_free);
    }
  reading->depth--;
}

static void
text_read_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  if (reading->depth == 4)
    g_string_append_len (reading->text, text, (gssize) length);
}

PvModel *
sample_new (void)
{
  return pv_model_new (pv_kinds_default ());
}

PvModel *
sample_read (const char *name)
{
  static const GMarkupParser parser = { element_started_cb, element_ended_cb, text_read_cb, NULL, NULL };
  Reading reading = { .model = sample_new (), .text = g_string_new (NULL) };
  g_autofree char *file = g_strdup_printf ("%s.xml", name);
  g_autofree char *path = g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "data", "samples", file, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_parse (context, contents, (gssize) length, &error);
  g_assert_no_error (error);
  g_string_free (reading.text, TRUE);
  return reading.model;
}

PvId
sample_find (const PvModel *model, PvField field, const char *text)
{
  guint n;
  PvRecord *const *all = pv_model_list (model, PV_FIELD_KIND (field), &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pv_record_get_text (all[i], field, PV_LANG_FI), text) == 0)
      return pv_record_get_id (all[i]);
  g_error ("no record says %s", text);
}

PvId
sample_add (PvModel *model, PvKind kind, ...)
{
  static guint32 counter;
  Reading reading = { .model = model, .kind = pv_kinds_kind (pv_kinds_default (), kind) };
  g_autoptr (PvRecord) record = NULL;
  PvId id = PV_NO_ID;
  va_list args;

  va_start (args, kind);
  for (guint field = va_arg (args, guint); field != 0; field = va_arg (args, guint))
    {
      PvLang lang = (PvLang) va_arg (args, int);

      put_value (&reading, pv_kinds_field (pv_kinds_default (), (PvField) field), lang, va_arg (args, const char *));
    }
  va_end (args);
  do
    id = pv_id_make (1, ++counter);
  while (pv_model_get (model, id) != NULL);
  record = pv_record_new (reading.kind, id, reading.values);
  pv_model_put (model, record, NULL);
  for (guint i = 0; i < PV_MAX_SLOTS; i++)
    g_free (reading.texts[i]);
  return id;
}

void
sample_set (PvModel *model, PvId id, PvField field, PvLang lang, const char *text)
{
  PvRecord *old = pv_model_get (model, id);
  Reading reading = { .model = model, .kind = pv_record_get_info (old) };
  g_autoptr (PvRecord) record = NULL;

  for (guint i = 0; i < reading.kind->n_slots; i++)
    reading.values[i] = pv_record_get_cell (old, i);
  put_value (&reading, pv_kinds_field (pv_kinds_default (), field), lang, text);
  record = pv_record_new (reading.kind, id, reading.values);
  pv_model_put (model, record, NULL);
  for (guint i = 0; i < PV_MAX_SLOTS; i++)
    g_free (reading.texts[i]);
}
