/* What is said for a moment: whatever comes quickly one after the other, and whoever dismisses it at once, nothing ends the program. */
#include "app-fixture.h"

#include "app/pv-toast.h"

static gboolean
says (gpointer words)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (app_says (window, words))
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_no_more (gpointer words)
{
  return !says (words);
}

static GtkWidget *
near_of (AppFixture *fixture)
{
  GtkWidget *overlay = app_find (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY, NULL);

  return adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay));
}

/* By the close button of what is said now: the last that came. */
static void
dismiss (AppFixture *fixture)
{
  GtkWidget *overlay = app_find (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY, NULL);

  g_signal_emit_by_name (app_find (gtk_widget_get_last_child (overlay), GTK_TYPE_BUTTON, NULL), "clicked");
}

/* The newest of many is what is said in the end. */
static void
test_many (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *near = near_of (fixture);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *words = g_strdup_printf ("Said %u", i);

      pv_toast (near, words);
      pv_test_wait_drawn (GTK_WIDGET (fixture->window));
    }
  pv_test_assert_soon (says, (gpointer) "Said 19");
  pv_test_assert_soon (says_no_more, (gpointer) "Said 18");
  g_assert_true (says ("Said 19"));
}

/* What went wrong waits for its reader, although other things are said meanwhile. */
static void
test_error_stays (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (GError) first = g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, "It went wrong");
  g_autoptr (GError) second = g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, "It went wrong again");
  GtkWidget *near = near_of (fixture);

  pv_toast_error (near, first);
  pv_toast_error (near, second);
  pv_toast (near, "Said for a moment");
  pv_test_assert_soon (says_no_more, (gpointer) "It went wrong again");
  g_assert_true (says ("Said for a moment"));
  pv_test_assert_soon (says, (gpointer) "It went wrong again");
  pv_test_assert_soon (says_no_more, (gpointer) "Said for a moment");
  dismiss (fixture);
  pv_test_assert_soon (says, (gpointer) "It went wrong");
  pv_test_assert_soon (says_no_more, (gpointer) "It went wrong again");
  dismiss (fixture);
  pv_test_assert_soon (says_no_more, (gpointer) "It went wrong");
}

/* Escape in the frame in which it came, and before it. */
static void
test_escape_at_once (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *near = near_of (fixture);

  for (guint i = 0; i < 6; i++)
    {
      pv_toast_undo (near, "Said for a moment");
      pv_test_assert_soon (says, (gpointer) "Said for a moment");
      gtk_widget_grab_focus (app_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Undo"));
      pv_test_input_chord (fixture->input, "Escape");
      pv_test_assert_soon (says_no_more, (gpointer) "Said for a moment");
    }
}

/* The hand is on its way already. */
static void
test_closed_at_once (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *near = near_of (fixture);

  for (guint i = 0; i < 6; i++)
    {
      pv_toast (near, "Said for a moment");
      dismiss (fixture);
      pv_test_assert_soon (says_no_more, (gpointer) "Said for a moment");
    }
}

/* Whoever begins a link by key is told how it goes on. */
static void
test_link_is_told (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  pv_selection_set (fixture->selection, fixture->city);
  gtk_widget_grab_focus (GTK_WIDGET (pv_window_get_page (fixture->window)));
  pv_test_input_chord (fixture->input, "l");
  g_assert_true (says ((gpointer) "Choose the other end: click it, or walk there and press Enter"));
}

/* What is not true any longer goes, also where something else was said since; what else was said stays. */
static void
test_taken_back (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *near = near_of (fixture);
  g_autoptr (GError) wait = g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, "Wait <a moment>");
  g_autoptr (GError) other = g_error_new_literal (PV_ERROR, PV_ERROR_DISK, "The disk is full");

  pv_toast_error (near, other);
  pv_toast_error (near, wait);
  pv_test_assert_soon (says, (gpointer) "Wait <a moment>");
  pv_toast_take_back (near, "Wait <a moment>");
  pv_test_assert_soon (says_no_more, (gpointer) "Wait <a moment>");
  pv_test_assert_soon (says, (gpointer) "The disk is full");

  pv_toast_error (near, wait);
  pv_toast_error (near, other);
  pv_toast_take_back (near, "Wait <a moment>");
  dismiss (fixture);
  pv_test_assert_soon (says, (gpointer) "The disk is full");
  dismiss (fixture);
  pv_test_assert_soon (says_no_more, (gpointer) "The disk is full");
  g_assert_false (says ("Wait <a moment>"));
  pv_toast_take_back (near, "Nobody said it");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/toasts/many", test_many);
  g_test_add_func ("/app/toasts/error-stays", test_error_stays);
  g_test_add_func ("/app/toasts/taken-back", test_taken_back);
  g_test_add_func ("/app/toasts/link-is-told", test_link_is_told);
  g_test_add_func ("/app/toasts/escape-at-once", test_escape_at_once);
  g_test_add_func ("/app/toasts/closed-at-once", test_closed_at_once);

  return g_test_run ();
}
