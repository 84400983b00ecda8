#include "model-fixture.h"

/* The same questions to every kind of the table. */
static void
test_every_kind (void)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n, >=, 43);
  for (guint i = 0; i < n; i++)
    {
      const PvKindInfo *kind = &kinds[i];
      g_auto (GStrv) identity = g_strsplit (kind->identity, ",", -1);

      g_test_message ("%s", kind->table);
      g_assert_true (pv_kinds_kind (pv_kinds_default (), kind->kind) == kind);
      g_assert_true (pv_kinds_find (pv_kinds_default (), kind->table) == kind);
      g_assert_true (pv_kinds_find (pv_kinds_default (), kind->element) == kind);
      g_assert_true (g_hash_table_add (names, (gpointer) kind->table));
      g_assert_true (g_hash_table_add (names, (gpointer) kind->container) || g_str_equal (kind->container, "ecosystems"));
      g_assert_null (strchr (kind->element, '_'));
      g_assert_nonnull (strstr (kind->added, "%s"));
      g_assert_nonnull (strstr (kind->changed, "%s"));
      g_assert_nonnull (strstr (kind->removed, "%s"));
      g_assert_nonnull (strchr (kind->title, '{'));
      g_assert_cmpuint (kind->n_slots, <=, PV_MAX_SLOTS);
      for (guint k = 0; identity[k] != NULL; k++)
        g_assert_nonnull (pv_kind_find (kind, identity[k]));
      for (guint common = PV_COMMON_STANDING; common <= PV_COMMON_VERIFIED_BY; common++)
        g_assert_nonnull (pv_kind_common (kind, common));
    }
}

static void
check_field (const PvKindInfo *kind, const PvFieldInfo *field)
{
  guint n;

  g_assert_cmpuint (PV_FIELD_KIND (field->field), ==, kind->kind);
  g_assert_cmpuint (PV_FIELD_CODE (field->field), >, 0);
  g_assert_cmpuint (PV_FIELD_CODE (field->field), <, PV_COMMON_DELETED);
  g_assert_cmpuint (field->audience, >=, kind->audience);
  g_assert_cmpint (*field->label, !=, '\0');
  g_assert_true (pv_kinds_field (pv_kinds_default (), field->field) == field);
  g_assert_true (pv_kind_find (kind, field->column) == field);
  g_assert_true (pv_kind_find (kind, field->element) == field);

  if (field->type == PV_TYPE_REFERENCE)
    {
      g_assert_cmpint (field->on_remove, !=, PV_ON_REMOVE_NONE);
      g_assert_true (field->of == PV_ANY_KIND || pv_kinds_kind (pv_kinds_default (), (PvKind) field->of) != NULL);
      g_assert_false (field->on_remove == PV_ON_REMOVE_CLEAR && field->flags & PV_FIELD_REQUIRED);
    }
  else
    {
      g_assert_cmpint (field->on_remove, ==, PV_ON_REMOVE_NONE);
    }
  if (field->type == PV_TYPE_CHOICE || field->type == PV_TYPE_CHOICES)
    g_assert_true (pv_choices_list (field->of, &n) != NULL && n > 0);
  if (field->type == PV_TYPE_PERSONAL)
    g_assert_cmpuint (field->audience, ==, PV_AUDIENCE_INTERNAL);
}

static void
test_every_field (void)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
      guint slot = 0;

      for (guint f = 0; f < kinds[i].n_fields; f++)
        {
          const PvFieldInfo *field = &kinds[i].fields[f];

          g_test_message ("%s.%s", kinds[i].table, field->column);
          check_field (&kinds[i], field);
          g_assert_true (g_hash_table_add (codes, GUINT_TO_POINTER (field->field)));
          g_assert_cmpuint (field->slot, ==, slot);
          slot += pv_field_n_cells (field);
        }
      g_assert_cmpuint (slot, ==, kinds[i].n_slots);
    }
}

static void
test_every_choice (void)
{
  for (PvChoices choices = 1; choices < PV_N_CHOICES; choices++)
    {
      guint n;
      const PvChoiceInfo *list = pv_choices_list (choices, &n);

      g_assert_cmpuint (n, >, 1);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (list[i].code, >, 0);
          g_assert_cmpuint (list[i].code, <, 62);
          g_assert_true (pv_choices_find (choices, list[i].code) == &list[i]);
          g_assert_true (pv_choices_find_nick (choices, list[i].nick) == &list[i]);
          g_assert_null (strchr (list[i].nick, ' '));
        }
      g_assert_null (pv_choices_find (choices, 0));
      g_assert_null (pv_choices_find_nick (choices, "no-such-nick"));
      g_assert_cmpstr (pv_choice_label (choices, 61), ==, "");
    }
}

/* Adding a field is one line: it stands after its kind's own fields, before the common ones, and has a cell. */
static void
test_one_more_field (void)
{
  PvField code = PV_SERVICE << 8 | 200;
  PvFieldInfo extra = { .field = code, .since = 1, .column = "opening_hours", .type = PV_TYPE_TRANSLATED, .group = PV_GROUP_DETAILS,
                        .flags = PV_FIELD_COLUMN, .audience = PV_AUDIENCE_PUBLIC, .label = "Opening hours" };
  g_autoptr (PvKinds) kinds = pv_kinds_copy_with (pv_kinds_default (), &extra, 1);
  const PvKindInfo *before = pv_kinds_kind (pv_kinds_default (), PV_SERVICE);
  const PvKindInfo *after = pv_kinds_kind (kinds, PV_SERVICE);
  const PvFieldInfo *field = pv_kinds_field (kinds, code);

  g_assert_cmpuint (after->n_fields, ==, before->n_fields + 1);
  g_assert_cmpuint (after->n_slots, ==, before->n_slots + 3);
  g_assert_cmpstr (field->element, ==, "opening-hours");
  g_assert_cmpuint (PV_FIELD_CODE (field[1].field), ==, PV_COMMON_STANDING);
  g_assert_null (pv_kinds_field (pv_kinds_default (), code));
  g_assert_cmpuint (pv_kinds_kind (kinds, PV_ACTOR)->n_slots, ==, pv_kinds_kind (pv_kinds_default (), PV_ACTOR)->n_slots);
}

static void
test_place (void)
{
  gint64 place = PV_PLACE (-36, 1 << 29);

  g_assert_cmpint (PV_PLACE_X (place), ==, -36);
  g_assert_cmpint (PV_PLACE_Y (place), ==, 1 << 29);
  place = PV_PLACE (7, -1);
  g_assert_cmpint (PV_PLACE_X (place), ==, 7);
  g_assert_cmpint (PV_PLACE_Y (place), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/kinds/every-kind", test_every_kind);
  g_test_add_func ("/model/kinds/every-field", test_every_field);
  g_test_add_func ("/model/kinds/every-choice", test_every_choice);
  g_test_add_func ("/model/kinds/one-more-field", test_one_more_field);
  g_test_add_func ("/model/kinds/place", test_place);
  return g_test_run ();
}
