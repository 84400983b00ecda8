#include "exchange/pv-template.h"

#include "exchange/pv-sheet-defaults.h"
#include "exchange/pv-sheet-headings.h"
#include "exchange/pv-sheet-private.h"
#include "exchange/pv-sheet-write.h"

#define N_EXAMPLES 2

static const struct
{
  PvKind kind;
  const char *names[N_EXAMPLES][PV_N_LANGS];
} examples[] = {
#define PV_EXAMPLE(KIND, fi, sv, en, fi2, sv2, en2) { PV_##KIND, { { fi, sv, en }, { fi2, sv2, en2 } } },
#define PV_EXAMPLE_TEXT(...)
#include "exchange/pv-template-names.def"
#undef PV_EXAMPLE
#undef PV_EXAMPLE_TEXT
};

static const struct
{
  PvField field;
  const char *texts[N_EXAMPLES][PV_N_LANGS];
} example_texts[] = {
#define PV_EXAMPLE(...)
#define PV_EXAMPLE_TEXT(FIELD, fi, sv, en, fi2, sv2, en2) { PV_##FIELD, { { fi, sv, en }, { fi2, sv2, en2 } } },
#include "exchange/pv-template-names.def"
#undef PV_EXAMPLE
#undef PV_EXAMPLE_TEXT
};

/* What people keep lists of, in the order in which one builds on the other. */
static const PvKind listed[] = { PV_ACTOR, PV_CONTACT, PV_RELATION, PV_NETWORK, PV_MEMBERSHIP, PV_TARGET_GROUP, PV_SERVICE, PV_TASK };

typedef struct
{
  const PvKinds *kinds;
  PvLang lang;
  PvSheet *sheet;
  PvSheetFile file;
  guint column;
} Template;

static char *
example_name (const PvKinds *kinds, PvKind kind, guint number, PvLang lang)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    if (examples[i].kind == kind)
      return g_strdup (examples[i].names[number][lang - PV_LANG_FIRST]);

  return g_strdup_printf ("%s %u", pv_words_in (lang, pv_kinds_kind (kinds, kind)->label), number + 1);
}

/* What the name suggests ("association"), or one after the other, in the language of the template. */
static char *
example_choice (const PvKinds *kinds, const PvFieldInfo *field, guint number, PvLang lang)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (field->of, &n);
  g_autofree char *name = example_name (kinds, PV_FIELD_KIND (field->field), number, PV_LANG_FI);
  const PvChoiceInfo *suggested = pv_choices_find (field->of, pv_sheet_default_choice (field, name));

  if (suggested != NULL && field->field == PV_ACTOR_KIND)
    return g_strdup (pv_words_in (lang, suggested->label));
  return g_strdup (n == 0 ? "" : pv_words_in (lang, list[MIN (number, n - 1)].label));
}

/* "" where the rows show none. */
static const char *
example_sentence (const PvFieldInfo *field, guint number, PvLang lang)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_texts); i++)
    if (example_texts[i].field == field->field)
      return example_texts[i].texts[number][lang - PV_LANG_FIRST];

  return "";
}

static const char *
example_code (const PvFieldInfo *field, guint number)
{
  static const char *const codes[][N_EXAMPLES] = {
    [PV_CODES_MUNICIPALITY] = { "905", "638" },
    [PV_CODES_NUTS] = { "FI19A", "FI1B1" },
    [PV_CODES_CPV] = { "79634000", "80500000" },
    [PV_CODES_PTV_TARGET_GROUP] = { "KR1", "KR1" },
    [PV_CODES_PTV_SERVICE_CLASS] = { "P10", "P10" },
    [PV_CODES_PTV_LIFE_EVENT] = { "KE8", "KE8" },
  };

  return field->of < G_N_ELEMENTS (codes) && codes[field->of][number] != NULL ? codes[field->of][number] : "";
}

/* From one actor to another: a second reference to the same kind names the other example. */
static guint
example_of (const PvKinds *kinds, const PvFieldInfo *field, guint number)
{
  const PvKindInfo *kind = pv_kinds_kind (kinds, PV_FIELD_KIND (field->field));
  guint before = 0;

  for (guint i = 0; &kind->fields[i] != field; i++)
    before += kind->fields[i].type == PV_TYPE_REFERENCE && kind->fields[i].of == field->of;

  return (number + before) % N_EXAMPLES;
}

/* What can stand alone is made by being named; a phase needs a path. */
static gboolean
stands_alone (const PvKinds *kinds, PvKind kind)
{
  const PvKindInfo *info = pv_kinds_kind (kinds, kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == PV_TYPE_REFERENCE && info->fields[i].flags & PV_FIELD_REQUIRED)
      return FALSE;

  return TRUE;
}

static char *
example_reference (Template *template, const PvFieldInfo *field, guint number)
{
  if (field->of == PV_ANY_KIND || field->of == PV_FIELD_KIND (field->field)
      || (!(field->flags & PV_FIELD_REQUIRED) && !stands_alone (template->kinds, (PvKind) field->of)))
    return g_strdup ("");

  return example_name (template->kinds, (PvKind) field->of, example_of (template->kinds, field, number), template->lang);
}

static char *
example_text (Template *template, const PvFieldInfo *field, PvLang cell, guint number)
{
  gboolean name = g_str_equal (field->column, "name");

  switch (field->type)
    {
    case PV_TYPE_TRANSLATED:
      if (name)
        return example_name (template->kinds, PV_FIELD_KIND (field->field), number, cell);
      if (*example_sentence (field, number, cell) != '\0')
        return g_strdup (example_sentence (field, number, cell));
      G_GNUC_FALLTHROUGH;
    case PV_TYPE_TEXT:
      return field->flags & PV_FIELD_REQUIRED ? g_strdup_printf ("%s %u", pv_words_in (template->lang, field->label), number + 1) : g_strdup ("");
    case PV_TYPE_CHOICE:
    case PV_TYPE_CHOICES:
      return example_choice (template->kinds, field, number, template->lang);
    case PV_TYPE_DATE:
      return g_strdup (field->flags & PV_FIELD_REQUIRED ? (number == 0 ? "2026-01-01" : "2026-07-01") : "");
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return g_strdup (number == 0 ? "10" : "25");
    case PV_TYPE_YES_NO:
      return g_strdup (pv_words_in (template->lang, number == 0 ? "Yes" : "No"));
    case PV_TYPE_REFERENCE:
      return example_reference (template, field, number);
    case PV_TYPE_CODE:
      return g_strdup (example_code (field, number));
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
    case PV_TYPE_PLACE:
    default:
      return g_strdup ("");
    }
}

static PvCellKind
cell_kind (const PvFieldInfo *field)
{
  if (field->type == PV_TYPE_DATE)
    return PV_CELL_DATE;

  return field->type == PV_TYPE_NUMBER || field->type == PV_TYPE_MONEY ? PV_CELL_NUMBER : PV_CELL_TEXT;
}

typedef struct
{
  const PvFieldInfo *field;
  PvLang cell;
  gboolean context;            /* of a record that the row hangs on */
} Column;

static void
add_column (GArray *columns, const PvFieldInfo *field, PvLang cell, gboolean context)
{
  Column column = { field, cell, context };

  g_array_append_val (columns, column);
}

static void
add_own_column (GArray *columns, const PvFieldInfo *field, PvLang lang)
{
  gboolean person = field->type == PV_TYPE_PERSONAL;

  if (field->group == PV_GROUP_HIDDEN || PV_FIELD_CODE (field->field) >= PV_COMMON_STANDING || field->type == PV_TYPE_ORDER
      || (!(field->flags & (PV_FIELD_REQUIRED | PV_FIELD_COLUMN)) && field->of != PV_CODES_BUSINESS_ID && !person))
    return;
  if (field->type == PV_TYPE_TRANSLATED && field->flags & PV_FIELD_REQUIRED)
    {
      add_column (columns, field, PV_LANG_FI, FALSE);
      add_column (columns, field, PV_LANG_SV, FALSE);
    }
  else
    add_column (columns, field, field->type == PV_TYPE_TRANSLATED ? (lang == PV_LANG_SV ? PV_LANG_SV : PV_LANG_FI) : PV_LANG_NONE, FALSE);
}

/* What it hangs on from the top: target group, path, phase, and then the row itself. */
static GArray *
columns_of (const PvKinds *kinds, const PvKindInfo *kind, PvLang lang)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr (GArray) context = pv_headings_context (kinds, kind->kind);

  for (guint i = context->len; i > 0; i--)
    add_column (columns, pv_kinds_field (kinds, g_array_index (context, PvField, i - 1)), PV_LANG_NONE, TRUE);
  for (guint i = 0; i < kind->n_fields; i++)
    add_own_column (columns, &kind->fields[i], lang);

  return columns;
}

static char *
heading (const Column *column, PvLang lang)
{
  const char *label = pv_words_in (lang, column->field->label);

  return column->cell == PV_LANG_NONE ? g_strdup (label) : g_strdup_printf ("%s (%s)", label, pv_lang_code (column->cell));
}

static void
put (Template *template, guint row, PvCellKind kind, const char *text)
{
  /* A handful of short texts: within every bound. */
  if (!pv_sheet_put (template->sheet, &template->file, row, template->column, kind, text, NULL))
    g_assert_not_reached ();
}

gboolean
pv_template_exists (const PvKindInfo *kind)
{
  static const PvKind unlisted[] = { PV_ECOSYSTEM, PV_VIEW, PV_PLACEMENT, PV_STOP, PV_REQUIREMENT_EVIDENCE, PV_SAME_AS };

  for (guint i = 0; i < G_N_ELEMENTS (unlisted); i++)
    if (kind->kind == unlisted[i])
      return FALSE;

  return TRUE;
}

PvSheet *
pv_template_sheet (const PvKinds *kinds, PvKind kind, PvLang lang)
{
  const PvKindInfo *info = pv_kinds_kind (kinds, kind);
  const char *name = pv_words_in (lang, info->plural);
  g_autoptr (GArray) columns = columns_of (kinds, info, lang);
  Template template = { .kinds = kinds, .lang = lang, .sheet = pv_sheet_new (name), .file = { .name = name } };

  for (guint row = 0; row <= N_EXAMPLES; row++)
    for (template.column = 0; template.column < columns->len; template.column++)
      {
        const Column *column = &g_array_index (columns, Column, template.column);
        g_autofree char *text = row == 0 ? heading (column, lang) : example_text (&template, column->field, column->cell, column->context ? 0 : row - 1);

        put (&template, row, row == 0 ? PV_CELL_TEXT : cell_kind (column->field), text);
      }
  pv_sheet_finish (template.sheet);
  return template.sheet;
}

gboolean
pv_template_export (const PvKinds *kinds, PvKind kind, PvLang lang, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);

  if (kind != PV_ANY_KIND)
    g_ptr_array_add (sheets, pv_template_sheet (kinds, kind, lang));
  for (guint i = 0; kind == PV_ANY_KIND && i < G_N_ELEMENTS (listed); i++)
    g_ptr_array_add (sheets, pv_template_sheet (kinds, listed[i], lang));

  return pv_sheets_export (sheets, path, cancellable, error);
}
