/* Finding anything, with the real keyboard: Ctrl+K, some letters, Enter. */
#include "app-fixture.h"

#include "app/pv-canvas-page.h"
#include "app/pv-palette-actions.h"
#include "app/pv-palette-row.h"
#include "app/pv-palette.h"

#include <string.h>

static PvPalette *
find_palette (AppFixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (pv_window_get_toasts (fixture->window)); child; child = gtk_widget_get_next_sibling (child))
    if (PV_IS_PALETTE (child))
      return PV_PALETTE (child);
  return NULL;
}

static gboolean
is_open (gpointer data)
{
  return gtk_widget_get_mapped (GTK_WIDGET (find_palette (data)));
}

static gboolean
is_closed (gpointer data)
{
  return !is_open (data);
}

static gboolean
says_kela_first (gpointer data)
{
  GtkWidget *row = app_find (GTK_WIDGET (find_palette (data)), PV_TYPE_PALETTE_ROW, NULL);

  return row && pv_palette_row_get_record (PV_PALETTE_ROW (row)) == ((AppFixture *) data)->kela;
}

static gboolean
says_nothing (gpointer data)
{
  return app_says (GTK_WIDGET (find_palette (data)), "Nothing Found");
}

static gboolean
says_named (gpointer data)
{
  return app_says (GTK_WIDGET (find_palette (data)), "Recently visited");
}

static gboolean
is_kela (gpointer data)
{
  return pv_selection_get_single (((AppFixture *) data)->selection) == ((AppFixture *) data)->kela;
}

static gboolean
is_service (gpointer data)
{
  return pv_selection_get_single (((AppFixture *) data)->selection) == ((AppFixture *) data)->coaching;
}

static gboolean
is_in_form (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((AppFixture *) data)->window));

  return is_kela (data) && focus && gtk_widget_get_ancestor (focus, g_type_from_name ("PvInspector"));
}

static const char *
page_in_front (AppFixture *fixture)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "page");

  return g_intern_string (g_variant_get_string (state, NULL));
}

static gboolean
is_on_services (gpointer data)
{
  return g_str_equal (page_in_front (data), "services");
}

static gboolean
is_on_network (gpointer data)
{
  return g_str_equal (page_in_front (data), "network");
}

static void
open_palette (AppFixture *fixture)
{
  pv_test_input_chord (fixture->input, "<Control>k");
  pv_test_assert_soon (is_open, fixture);
}

static void
test_enter (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  const char *title = pv_record_get_text (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_NAME, PV_LANG_FI);

  open_palette (fixture);
  pv_test_input_type (fixture->input, "kel");
  pv_test_assert_soon (says_kela_first, fixture);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_closed, fixture);
  pv_test_assert_soon (is_kela, fixture);
  g_assert_true (is_on_network (fixture));

  open_palette (fixture);
  pv_test_assert_soon (says_named, fixture);
  pv_test_input_type (fixture->input, title);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_service, fixture);
  pv_test_assert_soon (is_on_services, fixture);
}

/* Ctrl+Enter is the palette's own while it is open: nothing is added. */
static void
test_form (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint n = pv_model_count (app_fixture_model (fixture), PV_ACTOR);

  open_palette (fixture);
  pv_test_input_type (fixture->input, "kela");
  pv_test_assert_soon (says_kela_first, fixture);
  pv_test_input_chord (fixture->input, "<Control>Return");
  pv_test_assert_soon (is_in_form, fixture);
  g_assert_true (is_closed (fixture));
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_ACTOR), ==, n);
  g_assert_true (g_action_group_has_action (pv_content_page_get_actions (pv_window_get_page (fixture->window)), "add"));
}

/* Esc goes back to where one was. */
static void
test_escape (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *before = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  open_palette (fixture);
  pv_test_input_type (fixture->input, "xqzxqz");
  pv_test_assert_soon (says_nothing, fixture);
  pv_test_input_chord (fixture->input, "Return");
  g_assert_true (is_open (fixture));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_closed, fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == before);
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
}

static void
test_action (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  open_palette (fixture);
  pv_test_input_type (fixture->input, "services");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_on_services, fixture);
}

static gboolean
says_arrange (gpointer data)
{
  return app_says (GTK_WIDGET (find_palette (data)), "Arrange anew");
}

/* A command is found by a word that only begins as one of its words does. */
static void
test_akin_action (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  open_palette (fixture);
  pv_test_input_type (fixture->input, "arrangement");
  pv_test_assert_soon (says_arrange, fixture);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_closed, fixture);
}

static guint
rank_of (AppFixture *fixture, const char *typed)
{
  g_autoptr (PvQuery) query = pv_query_new (pv_document_get_search_index (fixture->document), typed);
  const PvPaletteDoers doers = { pv_content_page_get_actions (pv_window_get_page (fixture->window)), G_ACTION_GROUP (fixture->window), NULL };
  g_autoptr (GArray) found = pv_palette_actions_find (&doers, query);

  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (g_array_index (found, PvFoundAction, i).action->action, "page.arrangement::columns"))
      return g_array_index (found, PvFoundAction, i).rank;
  return G_MAXUINT;
}

/* One of its words, the beginning of one, and what only begins alike. */
static void
test_ranks (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  g_assert_cmpuint (rank_of (fixture, "columns"), <, rank_of (fixture, "colum"));
  g_assert_cmpuint (rank_of (fixture, "colum"), <, rank_of (fixture, "arrangements"));
  g_assert_cmpuint (rank_of (fixture, "arrangements"), <, rank_of (fixture, "pillars"));
}

/* What an audience does not see does not show while the diagram stands alone. */
static void
test_audience (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId note = pv_edits_add (edits, PV_NOTE);

  pv_edits_set_text (edits, note, PV_NOTE_TEXT, PV_LANG_FI, "Salaisuus");
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  open_palette (fixture);
  pv_test_input_type (fixture->input, "salaisuus");
  g_assert_false (says_nothing (fixture));
  g_assert_true (app_says (GTK_WIDGET (find_palette (fixture)), "Salaisuus"));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_closed, fixture);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "fullscreen", NULL);
  open_palette (fixture);
  pv_test_input_type (fixture->input, "salaisuus");
  pv_test_assert_soon (says_nothing, fixture);
}

static gboolean
is_offered (const char *prefix, const char *name)
{
  g_autofree char *whole = g_strconcat (prefix, name, NULL);
  guint n;
  const PvPaletteAction *actions = pv_palette_actions (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (actions[i].action, whole) || (g_str_has_prefix (actions[i].action, whole) && actions[i].action[strlen (whole)] == ':'))
      return TRUE;
  return FALSE;
}

static void
assert_all_offered (GActionGroup *group, const char *prefix)
{
  /* What only a place in the window can ask for: steps of a notice, the window's own plumbing, the palette itself. */
  static const char *const elsewhere[] = {
    "page.rename", "page.remove", "page.paste", "page.filter-again", "page.move-phase", "win.find-anything", "win.succession", "win.stop-merging", "win.stop-undoing", "win.share-follow", "win.share-find",
    "win.share-again", "win.allow-changes", "win.share-as", "win.share-aside", "win.reopen", "win.open-copy", "page.phase-up", "page.phase-down",
    "page.remove-phase", "page.look", "page.compare", "page.revert", "page.any-record", "page.lines", NULL
  };
  g_auto (GStrv) names = g_action_group_list_actions (group);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *whole = g_strconcat (prefix, names[i], NULL);

      if (g_action_group_get_action_parameter_type (group, names[i]) == NULL && !g_strv_contains (elsewhere, whole) && !is_offered (prefix, names[i]))
        g_string_append_printf (missing, " %s", whole);
    }
  g_assert_cmpstr (missing->str, ==, "");
}

/* Whatever can be done can be found. */
static void
test_actions (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  const char *pages[] = { "network", "paths", "services", "history" };

  assert_all_offered (G_ACTION_GROUP (fixture->window), "win.");
  assert_all_offered (G_ACTION_GROUP (fixture->application), "app.");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GActionGroup *group;

      g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "page", g_variant_new_string (pages[i]));
      group = pv_content_page_get_actions (pv_window_get_page (fixture->window));
      if (group)
        assert_all_offered (group, "page.");
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/palette/enter", test_enter);
  g_test_add_func ("/palette/form", test_form);
  g_test_add_func ("/palette/escape", test_escape);
  g_test_add_func ("/palette/action", test_action);
  g_test_add_func ("/palette/akin-action", test_akin_action);
  g_test_add_func ("/palette/ranks", test_ranks);
  g_test_add_func ("/palette/audience", test_audience);
  g_test_add_func ("/palette/actions", test_actions);

  return g_test_run ();
}
