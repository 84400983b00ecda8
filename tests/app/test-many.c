/* Several records in the form: what they hold differently says so, one change sets all of them, and one undo takes it back. */
#include "app-fixture.h"

#include "app/pv-form-cell.h"
#include "app/pv-form-choice.h"
#include "app/pv-form-field.h"
#include "app/pv-many-form.h"

static PvFormField *
field_of (GtkWidget *root, PvField field)
{
  if (PV_IS_FORM_FIELD (root) && pv_form_field_get_info (PV_FORM_FIELD (root))->field == field)
    return PV_FORM_FIELD (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      PvFormField *found = field_of (child, field);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static guint
kind_of (AppFixture *fixture, PvId id)
{
  return pv_record_get_choice (app_fixture_record (fixture, id), PV_ACTOR_KIND);
}

static GtkWidget *
form_of (AppFixture *fixture)
{
  GtkWidget *form = find_type (GTK_WIDGET (fixture->window), PV_TYPE_MANY_FORM);

  g_assert_nonnull (form);
  g_assert_true (gtk_widget_get_visible (form));
  return form;
}

static void
test_one_kind (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvId ids[] = { fixture->city, fixture->ohjaamo, fixture->kela };
  guint before[] = { kind_of (fixture, ids[0]), kind_of (fixture, ids[1]), kind_of (fixture, ids[2]) };
  PvFormField *kind;
  GtkWidget *drop_down;
  g_autoptr (GError) error = NULL;

  pv_selection_set_many (fixture->selection, ids, G_N_ELEMENTS (ids));
  kind = field_of (form_of (fixture), PV_ACTOR_KIND);
  g_assert_nonnull (kind);
  g_assert_true (app_says (gtk_widget_get_parent (GTK_WIDGET (kind)), "Several values"));
  /* A name is one's own. */
  g_assert_null (field_of (form_of (fixture), PV_ACTOR_NAME));
  g_assert_null (field_of (form_of (fixture), PV_ACTOR_BUSINESS_ID));

  drop_down = find_type (GTK_WIDGET (kind), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 3);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpuint (kind_of (fixture, ids[i]), ==, kind_of (fixture, ids[0]));
  kind = field_of (form_of (fixture), PV_ACTOR_KIND);
  g_assert_false (app_says (gtk_widget_get_parent (GTK_WIDGET (kind)), "Several values"));

  g_assert_true (pv_document_undo (fixture->document, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpuint (kind_of (fixture, ids[i]), ==, before[i]);
}

static void
set_core_task (AppFixture *fixture, PvId id, PvLang lang, const char *text)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, id, PV_ACTOR_CORE_TASK, lang, text);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

static const char *
core_task (AppFixture *fixture, PvId id, PvLang lang)
{
  return pv_record_get_text (app_fixture_record (fixture, id), PV_ACTOR_CORE_TASK, lang);
}

static gboolean
both_guide (gpointer data)
{
  AppFixture *fixture = data;

  return g_strcmp0 (core_task (fixture, fixture->city, PV_LANG_FI), "Ohjaa") == 0
         && g_strcmp0 (core_task (fixture, fixture->kela, PV_LANG_FI), "Ohjaa") == 0;
}

static PvFormCell *
cell_of (AppFixture *fixture)
{
  PvFormField *field = field_of (form_of (fixture), PV_ACTOR_CORE_TASK);

  return PV_FORM_CELL (find_type (GTK_WIDGET (field), PV_TYPE_FORM_CELL));
}

static void
assert_cell (AppFixture *fixture, const char *expected)
{
  g_autofree char *text = pv_form_cell_get_text (cell_of (fixture));

  g_assert_cmpstr (text, ==, expected);
}

/* What is typed for all stands where it was typed, also where their other languages differ and whatever else changes meanwhile; those
 * languages stay as they are. */
static void
test_typed_for_all (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvId ids[] = { fixture->city, fixture->kela };

  pv_test_input_chord (fixture->input, "<Alt>1");
  set_core_task (fixture, fixture->city, PV_LANG_FI, "Kaavoittaa");
  set_core_task (fixture, fixture->city, PV_LANG_SV, "Planlägger");
  set_core_task (fixture, fixture->kela, PV_LANG_SV, "Betalar");
  pv_selection_set_many (fixture->selection, ids, G_N_ELEMENTS (ids));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  assert_cell (fixture, "");
  pv_test_input_click_widget (fixture->input, pv_form_cell_get_control (cell_of (fixture)));
  pv_test_input_type (fixture->input, "Oh");
  set_core_task (fixture, fixture->ohjaamo, PV_LANG_FI, "Muu");
  assert_cell (fixture, "Oh");
  pv_test_input_type (fixture->input, "jaa");
  pv_test_assert_soon (both_guide, fixture);
  assert_cell (fixture, "Ohjaa");
  g_assert_false (app_says (gtk_widget_get_parent (GTK_WIDGET (field_of (form_of (fixture), PV_ACTOR_CORE_TASK))), "Several values"));
  g_assert_cmpstr (core_task (fixture, fixture->city, PV_LANG_SV), ==, "Planlägger");
  g_assert_cmpstr (core_task (fixture, fixture->kela, PV_LANG_SV), ==, "Betalar");

  g_assert_true (pv_document_undo (fixture->document, NULL, NULL));
  g_assert_cmpstr (core_task (fixture, fixture->city, PV_LANG_FI), ==, "Kaavoittaa");
  g_assert_null (core_task (fixture, fixture->kela, PV_LANG_FI));
  assert_cell (fixture, "");
}

/* Of different kinds only what every kind has is common: by whom it was verified, and when. */
static void
test_mixed (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvId ids[] = { fixture->city, fixture->link };
  g_autoptr (GError) error = NULL;
  GtkWidget *form;

  pv_selection_set_many (fixture->selection, ids, G_N_ELEMENTS (ids));
  form = form_of (fixture);
  g_assert_null (field_of (form, PV_ACTOR_KIND));
  g_assert_nonnull (field_of (form, PV_ACTOR_VERIFIED_ON));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/many/one-kind", test_one_kind);
  g_test_add_func ("/app/many/typed-for-all", test_typed_for_all);
  g_test_add_func ("/app/many/mixed", test_mixed);
  return g_test_run ();
}
