#include "random-edits.h"

static const char *const WORDS[] = { "työ", "Ohjaamo", "palvelu", "äö", "servicestig", "Österbotten", "Kela", "polku", "x", "é",
                                     "kaksi riviä\nja toinen", "'lainaus' \"ja\" %s", "1", "0" };

static char *
random_text (PvRandom *random)
{
  GString *text = g_string_new (WORDS[pv_random_below (random, G_N_ELEMENTS (WORDS))]);

  for (guint n = pv_random_below (random, 3); n > 0; n--)
    g_string_append_printf (text, " %s", WORDS[pv_random_below (random, G_N_ELEMENTS (WORDS))]);

  return g_string_free (text, FALSE);
}

static const char *
random_code (PvCodes codes, PvRandom *random)
{
  static const char *const by_list[][2] = {
    [PV_CODES_NONE] = { "a", "b" },
    [PV_CODES_BUSINESS_ID] = { "0209602-6", "0246246-0" },
    [PV_CODES_MUNICIPALITY] = { "905", "638" },
    [PV_CODES_NUTS] = { "FI195", "FI1B1" },
    [PV_CODES_CPV] = { "79611000", "85000000" },
    [PV_CODES_PTV_TARGET_GROUP] = { "KR1.2", "KR2" },
    [PV_CODES_PTV_SERVICE_CLASS] = { "P10.5", "P10" },
    [PV_CODES_PTV_LIFE_EVENT] = { "KE8", "KE4" },
  };

  return by_list[codes][pv_random_below (random, 2)];
}

static PvId
random_record (const PvModel *model, PvKind kind, PvRandom *random)
{
  guint n;
  PvRecord *const *records;

  if (kind == PV_ANY_KIND)
    kind = pv_random_below (random, 2) ? PV_ACTOR : PV_AREA;
  records = pv_model_list (model, kind, &n);
  return n > 0 ? pv_record_get_id (records[pv_random_below (random, n)]) : PV_NO_ID;
}

static gint64
random_choices (PvChoices choices, PvRandom *random)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);
  gint64 bits = (gint64) 1 << list[pv_random_below (random, n)].code;

  return bits | (gint64) 1 << list[pv_random_below (random, n)].code;
}

static guint
random_choice (PvChoices choices, PvRandom *random)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);

  return list[pv_random_below (random, n)].code;
}

static void
set_text_field (PvEdits *edits, PvId id, const PvFieldInfo *field, PvRandom *random)
{
  PvLang lang = field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + pv_random_below (random, PV_N_LANGS) : PV_LANG_NONE;
  g_autofree char *text = NULL;

  if (field->type == PV_TYPE_CODE)
    text = g_strdup (random_code (field->of, random));
  else if (field->type == PV_TYPE_ORDER)
    text = g_strdup_printf ("a%uV", pv_random_below (random, 1000));
  else
    text = random_text (random);
  pv_edits_set_text (edits, id, field->field, lang, text);
}

static void
set_field (PvEdits *edits, PvId id, const PvFieldInfo *field, const PvModel *model, PvRandom *random)
{
  switch (field->type)
    {
    case PV_TYPE_CHOICE:
      pv_edits_set_int (edits, id, field->field, random_choice (field->of, random));
      break;
    case PV_TYPE_CHOICES:
      pv_edits_set_int (edits, id, field->field, random_choices (field->of, random));
      break;
    case PV_TYPE_DATE:
      pv_edits_set_int (edits, id, field->field, pv_date_make (2020 + (int) pv_random_below (random, 10), 1 + (int) pv_random_below (random, 12), 3));
      break;
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      pv_edits_set_int (edits, id, field->field, (gint64) pv_random_below (random, 5000000) - 1000);
      break;
    case PV_TYPE_YES_NO:
      pv_edits_set_int (edits, id, field->field, pv_random_below (random, 2));
      break;
    case PV_TYPE_REFERENCE:
      pv_edits_set_reference (edits, id, field->field, random_record (model, (PvKind) field->of, random));
      break;
    case PV_TYPE_PLACE:
      pv_edits_set_int (edits, id, field->field, PV_PLACE ((int) pv_random_below (random, 9000) - 4000, (int) pv_random_below (random, 9000)));
      break;
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
    default:
      set_text_field (edits, id, field, random);
      break;
    }
}

static void
add_record (PvEdits *edits, const PvKindInfo *kind, const PvModel *model, PvRandom *random)
{
  PvId id = pv_edits_add (edits, kind->kind);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & PV_FIELD_REQUIRED || pv_random_below (random, 5) == 0)
      set_field (edits, id, &kind->fields[i], model, random);
}

static void
change_record (PvEdits *edits, const PvKindInfo *kind, PvId id, const PvModel *model, PvRandom *random)
{
  for (guint n = 1 + pv_random_below (random, 3); n > 0; n--)
    {
      const PvFieldInfo *field = &kind->fields[pv_random_below (random, kind->n_fields)];

      if (pv_random_below (random, 6) == 0)
        pv_edits_clear (edits, id, field->field, field->type == PV_TYPE_TRANSLATED ? PV_LANG_SV : PV_LANG_NONE);
      else
        set_field (edits, id, field, model, random);
    }
}

static guint
count_all (const PvModel *model)
{
  guint n_kinds, n = 0;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    n += pv_model_count (model, kinds[i].kind);
  return n;
}

PvEdits *
random_edits_new (const PvModel *model, PvRandom *random, guint target)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);
  const PvKindInfo *kind = &kinds[pv_random_below (random, n_kinds)];
  PvId id = random_record (model, kind->kind, random);
  guint what = pv_random_below (random, 100);
  gboolean full = count_all (model) >= target;
  PvEdits *edits;

  if (id == PV_NO_ID || (what < 30 && !full))
    {
      edits = pv_edits_new (PV_VERB_ADD);
      add_record (edits, kind, model, random);
    }
  else if (what < (full ? 30u : 8u))
    {
      edits = pv_edits_new (PV_VERB_REMOVE);
      pv_edits_remove (edits, id);
    }
  else
    {
      edits = pv_edits_new (PV_VERB_CHANGE);
      change_record (edits, kind, id, model, random);
      if (what > 90)
        add_record (edits, kind, model, random);
    }
  if (what % 4 == 0)
    pv_edits_set_step (edits, 1 + pv_random_below (random, 3));

  return edits;
}

static char *
describe (const PvKindInfo *kind, const PvRecord *record, const char *what)
{
  g_autofree char *id = pv_id_to_text (pv_record_get_id (record));

  return g_strdup_printf ("%s %s %s", kind->table, id, what);
}

static char *
difference_of (const PvKindInfo *kind, const PvRecord *record, const PvRecord *other)
{
  if (other == NULL)
    return describe (kind, record, "is missing");
  for (guint i = 0; i < kind->n_slots; i++)
    if (!pv_value_equal (pv_record_get_cell (record, i), pv_record_get_cell (other, i)))
      return describe (kind, record, "has another value");

  return NULL;
}

char *
random_edits_difference (const PvModel *a, const PvModel *b)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (a), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (a, kinds[k].kind, &n);

      if (pv_model_count (b, kinds[k].kind) != n)
        return g_strdup_printf ("%s: %u and %u records", kinds[k].table, n, pv_model_count (b, kinds[k].kind));
      for (guint i = 0; i < n; i++)
        {
          char *difference = difference_of (&kinds[k], records[i], pv_model_get (b, pv_record_get_id (records[i])));

          if (difference != NULL)
            return difference;
        }
    }

  return NULL;
}
