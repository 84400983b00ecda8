/* What the network says, by key: every kind of sentence, shown in the diagram, taken up in one step, taken back in one. */
#include "app-fixture.h"

#include "app/pv-finding-row.h"
#include "app/pv-findings-pane.h"

static GtkWidget *
find_below (GtkWidget *root, GType type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
has_row (gpointer data)
{
  AppFixture *fixture = data;

  return find_below (GTK_WIDGET (fixture->window), PV_TYPE_FINDING_ROW) != NULL;
}

static gboolean
has_no_pane (gpointer data)
{
  AppFixture *fixture = data;

  return find_below (GTK_WIDGET (fixture->window), PV_TYPE_FINDINGS_PANE) == NULL;
}

static PvFindingRow *
open_pane (AppFixture *fixture)
{
  pv_test_input_chord (fixture->input, "<Control>j");
  pv_test_assert_soon (has_row, fixture);
  return PV_FINDING_ROW (find_below (GTK_WIDGET (fixture->window), PV_TYPE_FINDING_ROW));
}

/* Kela is linked to nobody: shown, it is chosen, and the sentences stay; Esc leads back. */
static void
test_show (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvFindingRow *row = open_pane (fixture);
  const PvFinding *finding = pv_finding_row_get_finding (row);

  g_assert_cmpuint (finding->kind, ==, PV_FINDING_UNLINKED);
  g_assert_cmpint (finding->subject, ==, fixture->kela);
  pv_test_input_chord (fixture->input, "Tab");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->kela);
  g_assert_nonnull (find_below (GTK_WIDGET (fixture->window), PV_TYPE_FINDINGS_PANE));

  gtk_widget_grab_focus (GTK_WIDGET (find_below (GTK_WIDGET (fixture->window), PV_TYPE_FINDING_ROW)));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (has_no_pane, fixture);
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
}

static gboolean
is_decided (gpointer data)
{
  AppFixture *fixture = data;
  GtkWidget *row = find_below (GTK_WIDGET (fixture->window), PV_TYPE_FINDING_ROW);

  return row == NULL || pv_finding_row_get_finding (PV_FINDING_ROW (row))->decision != PV_NO_ID
         || pv_finding_row_get_finding (PV_FINDING_ROW (row))->kind != PV_FINDING_UNLINKED;
}

static gboolean
is_open_again (gpointer data)
{
  return has_row (data) && !is_decided (data);
}

/* As a decision it is no longer open; one Undo takes the decision back, and it is open again. */
static void
test_decide (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvFindingRow *row = open_pane (fixture);
  guint n;
  PvRecord *const *decisions;

  gtk_widget_activate_action (GTK_WIDGET (row), "finding.decide", NULL);
  decisions = pv_model_list (app_fixture_model (fixture), PV_DECISION, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (pv_record_get_reference (decisions[0], PV_DECISION_SUBJECT), ==, fixture->kela);
  g_assert_cmpuint (pv_record_get_choice (decisions[0], PV_DECISION_FINDING), ==, PV_FINDING_UNLINKED);
  g_assert_true (pv_record_has (decisions[0], PV_DECISION_NAME));
  pv_test_assert_soon (is_decided, fixture);

  pv_test_input_chord (fixture->input, "<Control>z");
  pv_test_assert_soon (is_open_again, fixture);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_DECISION), ==, 0);
}

static gboolean
says_action (gpointer data)
{
  AppFixture *fixture = data;

  return app_says (GTK_WIDGET (fixture->window), "Action: Not started");
}

/* As an action it stays open, says so, and leads to the action. */
static void
test_act (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvFindingRow *row = open_pane (fixture);
  guint n;
  PvRecord *const *actions;

  gtk_widget_activate_action (GTK_WIDGET (row), "finding.act", NULL);
  pv_test_assert_soon (says_action, fixture);
  actions = pv_model_list (app_fixture_model (fixture), PV_ACTION, &n);
  g_assert_cmpuint (n, ==, 1);
  row = PV_FINDING_ROW (find_below (GTK_WIDGET (fixture->window), PV_TYPE_FINDING_ROW));
  gtk_widget_activate_action (GTK_WIDGET (row), "finding.open", NULL);
  pv_test_assert_soon (has_no_pane, fixture);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, pv_record_get_id (actions[0]));
}

/* The summary's row asks for its own kind. */
static void
test_of_kind (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.findings-of", "s", "unconfirmed");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_nonnull (find_below (GTK_WIDGET (fixture->window), PV_TYPE_FINDINGS_PANE));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.findings-of", "s", "unlinked");
  pv_test_assert_soon (has_row, fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/findings/show", test_show);
  g_test_add_func ("/app/findings/decide", test_decide);
  g_test_add_func ("/app/findings/act", test_act);
  g_test_add_func ("/app/findings/of-kind", test_of_kind);
  return g_test_run ();
}
