#include "exchange/pv-data-package.h"

#include "exchange/pv-example.h"

static void
append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint) *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

/* "name": "text", with a comma behind it. */
static void
append_member (GString *json, const char *name, const char *text)
{
  append_string (json, name);
  g_string_append (json, ": ");
  append_string (json, text);
  g_string_append (json, ", ");
}

static const char *
type_of (const PvFieldInfo *field)
{
  switch (field->type)
    {
    case PV_TYPE_DATE:
      return "date";
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return "number";
    case PV_TYPE_YES_NO:
      return "boolean";
    default:
      return "string";
    }
}

static void
append_choices (GString *json, const PvFieldInfo *field)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (field->of, &n);

  g_string_append (json, ", \"constraints\": {\"enum\": [");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      append_string (json, list[i].nick);
    }
  g_string_append (json, "]}");
}

static void
append_field (GString *json, const PvFieldInfo *field, const char *name)
{
  g_string_append (json, ",\n          {");
  append_member (json, "name", name);
  append_member (json, "title", field->label);
  append_string (json, "type");
  g_string_append (json, ": ");
  append_string (json, type_of (field));
  if (field->type == PV_TYPE_YES_NO)
    g_string_append (json, ", \"trueValues\": [\"yes\"], \"falseValues\": [\"no\"]");
  if (field->type == PV_TYPE_CHOICE)
    append_choices (json, field);
  g_string_append_c (json, '}');
}

static void
append_fields (GString *json, const PvKindInfo *kind, gboolean example)
{
  g_string_append (json, "\"fields\": [\n          {\"name\": \"id\", \"title\": \"Id\", \"type\": \"string\","
                         " \"constraints\": {\"required\": true, \"unique\": true}}");
  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        const PvFieldInfo *field = &kind->fields[f];
        g_autofree char *name = field->type == PV_TYPE_TRANSLATED ? g_strdup_printf ("%s.%s", field->column, pv_lang_code (PV_LANG_FIRST + c)) : g_strdup (field->column);

        append_field (json, field, name);
      }
  if (example)
    g_string_append (json, ",\n          {\"name\": \"example_material\", \"title\": \"Example material\", \"type\": \"string\"}");
  g_string_append (json, "\n        ]");
}

static void
append_references (GString *json, const PvModel *model, const PvKindInfo *kind)
{
  const char *before = ", \"foreignKeys\": [";

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];
      const PvKindInfo *other = field->type == PV_TYPE_REFERENCE && field->of != PV_ANY_KIND ? pv_kinds_kind (pv_model_get_kinds (model), (PvKind) field->of) : NULL;

      if (other == NULL || pv_model_count (model, other->kind) == 0)
        continue;
      /* The name of the table itself is said by "". */
      g_string_append_printf (json, "%s\n          {\"fields\": \"%s\", \"reference\": {\"resource\": \"%s\", \"fields\": \"id\"}}", before,
                              field->column, other == kind ? "" : other->table);
      before = ",";
    }
  if (*before == ',' && before[1] == '\0')
    g_string_append (json, "\n        ]");
}

static void
append_resource (GString *json, const PvModel *model, const PvKindInfo *kind)
{
  g_string_append (json, "\n    {");
  append_member (json, "profile", "tabular-data-resource");
  append_member (json, "name", kind->table);
  g_string_append_printf (json, "\"path\": \"%s.csv\", ", kind->table);
  append_member (json, "title", kind->plural);
  append_member (json, "format", "csv");
  append_member (json, "mediatype", "text/csv");
  append_member (json, "encoding", "utf-8");
  g_string_append (json, "\n      \"dialect\": {\"delimiter\": \",\", \"lineTerminator\": \"\\r\\n\", \"quoteChar\": \"\\\"\", \"doubleQuote\": true, \"header\": true},"
                         "\n      \"schema\": {\"primaryKey\": \"id\", ");
  append_fields (json, kind, pv_example_mark (model) != NULL);
  append_references (json, model, kind);
  g_string_append (json, "}}");
}

char *
pv_data_package_text (const PvModel *model, PvAudience audience)
{
  GString *json = g_string_new ("{\n  ");
  guint n, written = 0;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n);
  PvRecord *ecosystem = pv_model_get_ecosystem (model);
  g_autofree char *title = ecosystem ? pv_title (model, ecosystem, PV_LANG_FI) : g_strdup ("Polkuverkko");

  append_member (json, "profile", "tabular-data-package");
  append_member (json, "name", "polkuverkko");
  append_member (json, "title", title);
  append_member (json, "audience", pv_choices_find (PV_CHOICES_AUDIENCE, audience)->nick);
  g_string_append (json, "\n  \"resources\": [");
  for (guint k = 0; k < n; k++)
    if (pv_model_count (model, kinds[k].kind) > 0)
      {
        g_string_append (json, written++ > 0 ? "," : "");
        append_resource (json, model, &kinds[k]);
      }
  g_string_append (json, "\n  ]\n}\n");
  return g_string_free (json, FALSE);
}
