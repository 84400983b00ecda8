#include "model-fixture.h"

PvId
fixture_next_id (gpointer user_data)
{
  guint32 *counter = user_data;

  return pv_id_make (77, ++*counter);
}

PvId
fixture_commit (PvModel *model, PvEdits *edits, PvId wanted, guint32 *counter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvPlan) plan = pv_plan_new (model, edits, fixture_next_id, counter, &error);
  g_autoptr (PvChangeSet) changes = NULL;

  g_assert_no_error (error);
  changes = pv_plan_carry_out (plan, model);
  return pv_plan_real_id (plan, wanted);
}

PvId
fixture_actor (PvModel *model, const char *name, guint32 *counter)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  return fixture_commit (model, edits, id, counter);
}

static PvId
random_target (const PvModel *model, PvKind kind, PvRandom *random)
{
  guint n;
  PvRecord *const *records;

  if (kind == PV_ANY_KIND)
    kind = PV_ACTOR;
  records = pv_model_list (model, kind, &n);
  return n > 0 ? pv_record_get_id (records[pv_random_below (random, n)]) : PV_NO_ID;
}

static gint64
random_choice (PvChoices choices, PvRandom *random)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);

  return list[pv_random_below (random, n)].code;
}

static char *
random_code (PvCodes codes, PvRandom *random)
{
  switch (codes)
    {
    case PV_CODES_BUSINESS_ID:
      return g_strdup ("0209602-6");
    case PV_CODES_MUNICIPALITY:
      return g_strdup_printf ("%03u", pv_random_below (random, 1000));
    case PV_CODES_NUTS:
      return g_strdup ("FI19A");
    case PV_CODES_CPV:
      return g_strdup_printf ("%08u", pv_random_below (random, 99999999));
    case PV_CODES_PTV_TARGET_GROUP:
      return g_strdup ("KR1.2");
    case PV_CODES_PTV_SERVICE_CLASS:
      return g_strdup ("P10.5");
    case PV_CODES_PTV_LIFE_EVENT:
      return g_strdup ("KE8");
    case PV_CODES_NONE:
    default:
      return g_strdup ("x");
    }
}

static char *
random_text (PvRandom *random)
{
  static const char *const words[] = { "työ", "<palvelu>", "väg & \"mål\"", "Österbotten", "rivi\nkaksi", "a", "=1+1", "ääliö", "  väli " };
  GString *text = g_string_new (NULL);

  for (guint i = 1 + pv_random_below (random, 4); i > 0; i--)
    g_string_append_printf (text, "%s%u", words[pv_random_below (random, G_N_ELEMENTS (words))], pv_random_below (random, 100));
  return g_string_free (text, FALSE);
}

PvValue
fixture_value (const PvModel *model, const PvFieldInfo *field, PvRandom *random, char **owned)
{
  PvId target;

  switch (field->type)
    {
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_PERSONAL:
      return PV_VALUE_OF_TEXT (*owned = random_text (random));
    case PV_TYPE_CODE:
      return PV_VALUE_OF_TEXT (*owned = random_code (field->of, random));
    case PV_TYPE_ORDER:
      {
        g_auto (GStrv) keys = pv_order_key_spread (50);

        return PV_VALUE_OF_TEXT (*owned = g_strdup (keys[pv_random_below (random, 50)]));
      }
    case PV_TYPE_CHOICE:
      return PV_VALUE_OF_INT (random_choice (field->of, random));
    case PV_TYPE_CHOICES:
      return PV_VALUE_OF_INT ((gint64) 1 << random_choice (field->of, random) | (gint64) 1 << random_choice (field->of, random));
    case PV_TYPE_DATE:
      return PV_VALUE_OF_INT (pv_date_make (2020, 1, 1) + (int) pv_random_below (random, 4000));
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return PV_VALUE_OF_INT ((gint64) pv_random_below (random, 10000000) - 1000);
    case PV_TYPE_YES_NO:
      return pv_random_below (random, 2) ? PV_VALUE_OF_INT (1) : PV_VALUE_EMPTY;
    case PV_TYPE_PLACE:
      return PV_VALUE_OF_INT (PV_PLACE ((int) pv_random_below (random, 9000) - 4000, (int) pv_random_below (random, 9000) - 4000));
    case PV_TYPE_REFERENCE:
      target = random_target (model, field->of, random);
      return target != PV_NO_ID ? PV_VALUE_OF_INT (target) : PV_VALUE_EMPTY;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
add_one (PvEdits *edits, const PvModel *model, const PvKindInfo *kind, PvRandom *random)
{
  PvId id = pv_edits_add (edits, kind->kind);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PvFieldInfo *field = &kind->fields[i];

      for (guint c = 0; c < pv_field_n_cells (field); c++)
        {
          g_autofree char *owned = NULL;
          PvLang lang = field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + c : PV_LANG_NONE;
          gboolean required = (field->flags & PV_FIELD_REQUIRED) != 0 && c == 0;
          PvValue value;

          if (!required && pv_random_below (random, 3) > 0)
            continue;
          value = fixture_value (model, field, random, &owned);
          if (required && value.kind == PV_VALUE_NONE)
            return FALSE;
          pv_edits_set_value (edits, id, field->field, lang, value);
        }
    }

  return TRUE;
}

static PvRecord *
random_record (const PvModel *model, PvRandom *random)
{
  guint n_kinds, n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);
  PvRecord *const *records = pv_model_list (model, kinds[pv_random_below (random, n_kinds)].kind, &n);

  return n > 0 ? records[pv_random_below (random, n)] : NULL;
}

static gboolean
set_one (PvEdits *edits, const PvModel *model, PvRandom *random)
{
  PvRecord *record = random_record (model, random);
  const PvFieldInfo *field;
  g_autofree char *owned = NULL;
  PvValue value;

  if (record == NULL)
    return FALSE;

  field = &pv_record_get_info (record)->fields[pv_random_below (random, pv_record_get_info (record)->n_fields)];
  value = fixture_value (model, field, random, &owned);
  if (pv_random_below (random, 8) == 0 && !(field->flags & PV_FIELD_REQUIRED))
    value = PV_VALUE_EMPTY;
  if (value.kind == PV_VALUE_NONE && field->flags & PV_FIELD_REQUIRED)
    return FALSE;

  pv_edits_set_value (edits, pv_record_get_id (record), field->field,
                      field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + pv_random_below (random, PV_N_LANGS) : PV_LANG_NONE, value);
  return value.kind != PV_VALUE_NONE || field->type != PV_TYPE_TRANSLATED;
}

PvEdits *
fixture_random_edits (const PvModel *model, PvRandom *random)
{
  for (;;)
    {
      guint n_kinds;
      const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);
      guint dice = pv_random_below (random, 100);
      g_autoptr (PvEdits) edits = pv_edits_new (dice < 45 ? PV_VERB_ADD : dice < 92 ? PV_VERB_CHANGE : PV_VERB_REMOVE);

      if (dice < 45)
        {
          if (add_one (edits, model, &kinds[pv_random_below (random, n_kinds)], random))
            return g_steal_pointer (&edits);
        }
      else if (dice < 92)
        {
          if (set_one (edits, model, random))
            return g_steal_pointer (&edits);
        }
      else
        {
          PvRecord *record = random_record (model, random);

          if (record == NULL)
            continue;
          pv_edits_remove (edits, pv_record_get_id (record));
          return g_steal_pointer (&edits);
        }
    }
}
