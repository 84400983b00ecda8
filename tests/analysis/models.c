#include "models.h"

static const char *const samples[] = {
  "Vaasan kaupunki", "Työllisyyspalvelut & neuvonta", "a < b > c \"lainaus\" 'toinen'", "  väli alussa ja lopussa  ",
  "kaksi\nriviä\n", "sarkain\tvälissä", "å ä ö – “” € 😀", "]]>", "<!-- ei huomautus -->", "=1+1", "\xc2\xa0",
};

static PvId
random_id (PvRandom *random, const PvKindInfo *kinds, guint n_kinds, PvKind kind, guint per_kind)
{
  guint k = pv_random_below (random, n_kinds);

  for (guint i = 0; kind != PV_ANY_KIND && i < n_kinds; i++)
    if (kinds[i].kind == kind)
      k = i;

  return pv_id_make (77, 1 + k * per_kind + pv_random_below (random, kinds[k].kind == PV_ECOSYSTEM ? 1 : per_kind));
}

static const char *
code_of (PvCodes codes)
{
  switch (codes)
    {
    case PV_CODES_BUSINESS_ID:
      return "0209602-6";
    case PV_CODES_MUNICIPALITY:
      return "905";
    case PV_CODES_NUTS:
      return "FI19A";
    case PV_CODES_CPV:
      return "85312310";
    case PV_CODES_PTV_TARGET_GROUP:
      return "KR1.2";
    case PV_CODES_PTV_SERVICE_CLASS:
      return "P10.5";
    case PV_CODES_PTV_LIFE_EVENT:
      return "KE8";
    case PV_CODES_NONE:
    default:
      return "koodi";
    }
}

static gint64
random_choices (PvRandom *random, PvChoices choices)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);
  gint64 bits = (gint64) 1 << list[pv_random_below (random, n)].code;

  return bits | (gint64) 1 << list[pv_random_below (random, n)].code;
}

static PvValue
random_value (PvRandom *random, const PvFieldInfo *field)
{
  guint n;
  const PvChoiceInfo *list;

  switch (field->type)
    {
    case PV_TYPE_CHOICE:
      list = pv_choices_list (field->of, &n);
      return PV_VALUE_OF_INT (list[pv_random_below (random, n)].code);
    case PV_TYPE_CHOICES:
      return PV_VALUE_OF_INT (random_choices (random, field->of));
    case PV_TYPE_DATE:
      return PV_VALUE_OF_INT (pv_date_make (2000 + (int) pv_random_below (random, 40), 1 + (int) pv_random_below (random, 12), 7));
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return PV_VALUE_OF_INT ((gint64) pv_random_below (random, 4000000) - 100);
    case PV_TYPE_YES_NO:
      return PV_VALUE_OF_INT (1);
    case PV_TYPE_PLACE:
      return PV_VALUE_OF_INT (PV_PLACE ((int) pv_random_below (random, 9000) - 4500, (int) pv_random_below (random, 9000) - 4500));
    case PV_TYPE_CODE:
      return PV_VALUE_OF_TEXT (code_of (field->of));
    case PV_TYPE_ORDER:
      return PV_VALUE_OF_TEXT ("V");
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_REFERENCE:
    default:
      return PV_VALUE_OF_TEXT (samples[pv_random_below (random, G_N_ELEMENTS (samples))]);
    }
}

static void
fill (PvRandom *random, const PvKindInfo *kinds, guint n_kinds, const PvKindInfo *kind, guint per_kind, PvValue *values)
{
  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        const PvFieldInfo *field = &kind->fields[f];
        gboolean required = (field->flags & PV_FIELD_REQUIRED) != 0 && c == 0;

        if (!required && pv_random_below (random, 3) == 0)
          continue;
        /* A kind that refers to itself could go in a circle. */
        if (field->type == PV_TYPE_REFERENCE && field->of == kind->kind)
          continue;
        values[field->slot + c] = field->type == PV_TYPE_REFERENCE
                                      ? PV_VALUE_OF_INT (random_id (random, kinds, n_kinds, field->of, per_kind))
                                      : random_value (random, field);
      }
}

PvModel *
pv_test_random_model (const PvKinds *kinds, guint64 seed, guint per_kind)
{
  PvModel *model = pv_model_new (kinds);
  guint n_kinds;
  const PvKindInfo *list = pv_kinds_list (kinds, &n_kinds);
  PvRandom random;

  pv_random_seed (&random, seed);
  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < (list[k].kind == PV_ECOSYSTEM ? 1 : per_kind); i++)
      {
        PvValue values[PV_MAX_SLOTS] = { 0 };
        g_autoptr (PvRecord) record = NULL;

        fill (&random, list, n_kinds, &list[k], per_kind, values);
        record = pv_record_new (&list[k], pv_id_make (77, 1 + k * per_kind + i), values);
        pv_model_put (model, record, NULL);
      }

  return model;
}

static PvId
next_id_cb (gpointer user_data)
{
  guint *counter = user_data;

  return pv_id_make (99, ++*counter);
}

void
pv_test_carry_out (PvModel *model, const PvEdits *edits)
{
  static guint counter = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvPlan) plan = pv_plan_new (model, edits, next_id_cb, &counter, &error);
  g_autoptr (PvChangeSet) changes = NULL;

  g_assert_no_error (error);
  changes = pv_plan_carry_out (plan, model);
}

PvId
pv_test_add (PvEdits *edits, PvKind kind, PvField name, const char *fi, const char *sv)
{
  PvId id = pv_edits_add (edits, kind);

  if (name != PV_NO_FIELD)
    {
      pv_edits_set_text (edits, id, name, PV_LANG_FI, fi);
      pv_edits_set_text (edits, id, name, PV_LANG_SV, sv);
    }

  return id;
}

char *
pv_test_sample_path (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".xml", NULL);

  return g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "data", "samples", base, NULL);
}
