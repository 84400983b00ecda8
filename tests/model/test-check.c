/* What a program may look at, whoever made it. */
#include "model/model.h"

#include <string.h>

/* @field of a record that holds nothing else; 0 and NULL leave it empty. */
static PvRecord *
record_with (PvKind kind, PvId id, PvField field, PvValue value)
{
  const PvKindInfo *info = pv_kinds_kind (pv_kinds_default (), kind);
  const PvFieldInfo *known = pv_kinds_field (pv_kinds_default (), field);
  PvValue values[PV_MAX_SLOTS];

  for (guint i = 0; i < info->n_slots; i++)
    values[i] = PV_VALUE_EMPTY;
  values[known->slot] = value;
  return pv_record_new (info, id, values);
}

/* Takes the records; NULL ends them. */
static gboolean
is_fit (PvRecord *record, ...)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  GPtrArray *records = g_ptr_array_new ();
  va_list more;

  va_start (more, record);
  for (; record != NULL; record = va_arg (more, PvRecord *))
    g_ptr_array_add (records, record);
  va_end (more);
  pv_model_fill (model, records);
  return pv_model_is_fit_to_show (model);
}

static PvRecord *
area (PvId id)
{
  return record_with (PV_AREA, id, PV_AREA_NAME, PV_VALUE_OF_TEXT ("Vaasa"));
}

static PvRecord *
actor_of_kind (PvId id, gint64 kind)
{
  return record_with (PV_ACTOR, id, PV_ACTOR_KIND, PV_VALUE_OF_INT (kind));
}

static PvRecord *
area_within (PvId id, PvId parent)
{
  return record_with (PV_AREA, id, PV_AREA_PARENT, PV_VALUE_OF_INT (parent));
}

static void
test_fit_to_show (void)
{
  g_assert_true (is_fit (NULL));
  g_assert_true (is_fit (area (1), actor_of_kind (2, PV_ACTOR_KIND_MUNICIPALITY), NULL));
  /* Values that their field cannot hold. */
  g_assert_false (is_fit (actor_of_kind (1, 61), NULL));
  g_assert_false (is_fit (area (1), actor_of_kind (2, -1), NULL));
  g_assert_false (is_fit (area (1), area (2), actor_of_kind (3, 61), NULL));
  g_assert_false (is_fit (record_with (PV_ACTOR, 1, PV_ACTOR_KIND, PV_VALUE_OF_TEXT ("x")), NULL));
  g_assert_false (is_fit (record_with (PV_AREA, 1, PV_AREA_NAME, PV_VALUE_OF_INT (1)), NULL));
  g_assert_false (is_fit (record_with (PV_AREA, 1, PV_AREA_NAME, PV_VALUE_OF_TEXT ("\xff")), NULL));
  /* References: to its kind, to nothing, in a circle, to another kind. */
  g_assert_true (is_fit (area (1), area_within (2, 1), NULL));
  g_assert_true (is_fit (area_within (2, 1), NULL));
  g_assert_true (is_fit (area_within (1, 2), area_within (2, 1), NULL));
  g_assert_false (is_fit (area_within (1, 2), actor_of_kind (2, PV_ACTOR_KIND_MUNICIPALITY), NULL));
  /* One number for two. */
  g_assert_false (is_fit (area (1), actor_of_kind (1, PV_ACTOR_KIND_MUNICIPALITY), NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/check/fit-to-show", test_fit_to_show);
  return g_test_run ();
}
