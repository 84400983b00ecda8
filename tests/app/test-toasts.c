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
  g_assert_false (says ("Said 18"));
}

/* What went wrong is said although other things were said meanwhile. */
static void
test_error_stays (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (GError) error = g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, "It went wrong");
  GtkWidget *near = near_of (fixture);

  pv_toast (near, "First");
  pv_toast_error (near, error);
  pv_toast (near, "Second");
  pv_toast (near, "Third");
  pv_test_assert_soon (says, (gpointer) "It went wrong");
  pv_test_assert_soon (says, (gpointer) "Third");
  g_assert_false (says ("Second"));
}

/* Escape while it is still coming in. */
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

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/toasts/many", test_many);
  g_test_add_func ("/app/toasts/error-stays", test_error_stays);
  g_test_add_func ("/app/toasts/escape-at-once", test_escape_at_once);

  return g_test_run ();
}
