#include "app/pv-palette-actions.h"

#include <glib/gi18n-lib.h>

/* How well the name of an action fits, on the scale of PvHit. */
#define RANK_WHOLE 0
#define RANK_BEGINS 2
#define RANK_WORD 3                   /* before the records that hold another form of it */
#define RANK_INSIDE 7
#define RANK_AKIN 9

static const PvPaletteAction actions[] = {
  { "page.add", N_("Add"), NULL },
  { "page.cut", N_("Cu_t"), "<Control>x" },
  { "page.copy", N_("_Copy"), "<Control>c" },
  { "page.copy-picture", N_("Copy p_icture"), NULL },
  { "page.duplicate", N_("_Duplicate"), "<Control>d" },
  { "page.lock", N_("Loc_ked in its place"), "<Control>l" },
  { "page.turn-link", N_("_Turn it round"), NULL },
  { "page.guides", N_("_Guides while dragging"), "<Control><Shift>g" },
  { "page.grid", N_("Grid of _dots"), "<Control>g" },
  { "page.add-phase", N_("Add phase"), NULL },
  { "page.add-task", N_("Add task"), NULL },
  { "page.new-path", N_("New path"), NULL },
  { "page.link", N_("Draw a link"), "L" },
  { "win.paste", N_("Paste a list"), "<Control>v" },
  { "page.find", N_("Find on this page"), NULL },
  { "win.undo", N_("Undo"), NULL },
  { "win.redo", N_("Redo"), NULL },
  { "win.rename", N_("Rename"), "F2" },
  { "win.remove", N_("Remove"), "Delete" },
  { "win.deselect", N_("Let go of what is chosen"), "Escape" },
  { "page.select-all", N_("Choose everything"), "<Control>a" },
  { "page.move-up", N_("Move up"), "<Alt>Up" },
  { "page.move-down", N_("Move down"), "<Alt>Down" },
  { "win.page::network", N_("Network"), NULL },
  { "win.page::paths", N_("Paths"), NULL },
  { "win.page::services", N_("Services"), NULL },
  { "win.page::experience", N_("Customers’ experience"), NULL },
  { "win.page::procurement", N_("Procurement"), NULL },
  { "win.page::follow-up", N_("Follow-up"), NULL },
  { "win.page::merge", N_("From others"), NULL },
  { "win.page::history", N_("History"), NULL },
  { "win.page::translations", N_("Translations"), NULL },
  { "win.other-view", N_("Diagram or tables"), NULL },
  { "win.content-lang::fi", N_("Content in Finnish"), NULL },
  { "win.content-lang::sv", N_("Content in Swedish"), NULL },
  { "win.content-lang::both", N_("Content in both languages"), NULL },
  { "win.content-lang::en", N_("Content in English"), NULL },
  { "win.sidebar", N_("Wide sidebar"), NULL },
  { "win.inspector", N_("Details"), NULL },
  { "win.fullscreen", N_("Diagram alone"), NULL },
  { "win.present", N_("Present"), NULL },
  { "win.second-screen", N_("Show the diagram on a second screen"), NULL },
  { "win.record-stop", N_("Record a stop"), NULL },
  { "win.stops", N_("Stops of the presentation"), NULL },
  { "win.save-stops", N_("Save the stops as PDF"), NULL },
  { "win.capture", N_("Write down what the room says"), NULL },
  { "win.raised", N_("After the workshop: what was raised"), NULL },
  { "win.save-workshop", N_("Save what came of the workshop"), NULL },
  { "win.timer", N_("Five more minutes on the clock"), NULL },
  { "win.stop-timer", N_("Stop the clock"), NULL },
  { "page.zoom-in", N_("Zoom in"), NULL },
  { "page.zoom-out", N_("Zoom out"), NULL },
  { "page.zoom-fit", N_("Fit into the window"), NULL },
  { "page.zoom-normal", N_("Natural size"), NULL },
  { "page.show-all", N_("Show all"), NULL },
  { "page.filter", N_("Filter"), NULL },
  { "page.views", N_("Views"), NULL },
  { "page.view-save", N_("_Save as a New View…"), NULL },
  { "page.view-keep", N_("_Keep This Filter in the View"), NULL },
  { "page.view-rename", N_("Re_name the View…"), NULL },
  { "page.view-remove", N_("_Remove the View"), NULL },
  { "page.arrange", N_("Arrange anew"), NULL },
  { "page.arrange-chosen", N_("Arrange the chosen anew"), NULL },
  { "page.tidy", N_("Tidy up"), "<Control><Shift>a" },
  { "page.arrangement::links", N_("Arrange by links"), NULL },
  { "page.arrangement::rings", N_("Arrange in rings around the customer"), NULL },
  { "page.arrangement::columns", N_("Arrange by kind in columns"), NULL },
  { "page.arrangement::around", N_("Arrange around one actor"), NULL },
  { "page.arrangement::areas", N_("Arrange by area"), NULL },
  { "page.minimap", N_("Small map"), NULL },
  { "page.focus-hides", N_("Hide what is further than the steps around"), NULL },
  { "page.legend", N_("Legend"), NULL },
  { "page.versions", N_("Named versions"), NULL },
  { "win.back-to-now", N_("Back to now"), NULL },
  { "win.findings", N_("What the network says"), NULL },
  { "win.as-of", N_("As of a day"), NULL },
  { "win.read-only", N_("Only looking"), NULL },
  { "win.replace-contact", N_("Replace Contact…"), NULL },
  { "win.organisation-ends", N_("Organisation Ends…"), NULL },
  { "win.import", N_("Import…"), NULL },
  { "win.export", N_("Export…"), NULL },
  { "win.save-table", N_("Save this table…"), NULL },
  { "win.save-templates", N_("Lists to fill in…"), NULL },
  { "win.merge", N_("Bring in a copy…"), NULL },
  { "win.duplicates", N_("Possible Duplicates…"), NULL },
  { "win.join", N_("The Same as Another…"), NULL },
  { "win.personal-data", N_("Personal Data…"), NULL },
  { "win.save-copy", N_("Save a copy…"), NULL },
  { "win.share-folder", N_("Share through a folder…"), NULL },
  { "win.share-now", N_("Save to the shared file now"), NULL },
  { "win.show-in-folder", N_("Show in its folder"), NULL },
  { "win.kept-states", N_("Earlier states…"), NULL },
  { "win.forget", N_("Remove from this laptop…"), NULL },
  { "win.new-window", N_("Another window"), NULL },
  { "win.start-page", N_("Start page"), NULL },
  { "app.new", N_("New…"), NULL },
  { "app.open", N_("Open…"), NULL },
  { "win.show-help-overlay", N_("Keyboard Shortcuts"), NULL },
  { "app.preferences", N_("Settings"), NULL },
  { "app.about", N_("About Polkuverkko"), NULL },
  { "win.close", N_("Close the window"), NULL },
  { "app.quit", N_("Quit"), NULL },
};

static gboolean
is_enabled (const PvPaletteDoers *doers, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GActionGroup *group;
  const char *plain;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    return FALSE;
  group = g_str_has_prefix (name, "page.") ? doers->page : g_str_has_prefix (name, "win.") ? doers->window : G_ACTION_GROUP (doers->application);
  plain = strchr (name, '.') + 1;
  return group != NULL && g_action_group_has_action (group, plain) && g_action_group_get_action_enabled (group, plain);
}

static gboolean
is_whole_word (const PvQuery *query, const char *label, const PvStretch *stretch)
{
  const char *start = label + stretch->start, *end = label + stretch->end;
  g_autofree char *word = g_strndup (start, stretch->end - stretch->start), *folded = pv_text_fold (word);

  return !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (start))) && !g_unichar_isalnum (g_utf8_get_char (end))
         && pv_query_contained (query, folded) != 0;
}

/* As PvHit has it: less is better. */
static guint
rank_of (const PvQuery *query, const char *label)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (PvStretch));
  guint32 marked = pv_query_mark (query, label, stretches);
  const PvStretch *first;

  if (marked != pv_query_all (query))
    return (marked | pv_query_akin (query, label)) == pv_query_all (query) ? RANK_AKIN : G_MAXUINT;
  first = &g_array_index (stretches, PvStretch, 0);
  if (first->start > 0)
    return is_whole_word (query, label, first) ? RANK_WORD : RANK_INSIDE;
  return g_unichar_isalnum (g_utf8_get_char (label + first->end)) ? RANK_BEGINS : RANK_WHOLE;
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  const PvFoundAction *left = a, *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->action < right->action ? -1 : 1;
}

const PvPaletteAction *
pv_palette_actions (guint *n)
{
  *n = G_N_ELEMENTS (actions);
  return actions;
}

/* Words of a menu have a letter underlined there. */
char *
pv_palette_action_label (const PvPaletteAction *action)
{
  g_auto (GStrv) parts = g_strsplit (_(action->label), "_", -1);

  return g_strjoinv ("", parts);
}

char *
pv_palette_action_key (const PvPaletteDoers *doers, const PvPaletteAction *action)
{
  g_auto (GStrv) accels = doers->application ? gtk_application_get_accels_for_action (doers->application, action->action) : NULL;
  const char *accel = accels && accels[0] ? accels[0] : action->accel;
  guint key;
  GdkModifierType modifiers;

  return accel && gtk_accelerator_parse (accel, &key, &modifiers) ? gtk_accelerator_get_label (key, modifiers) : NULL;
}

GArray *
pv_palette_actions_find (const PvPaletteDoers *doers, const PvQuery *query)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PvFoundAction));
  guint n;
  const PvPaletteAction *list = pv_palette_actions (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = pv_palette_action_label (&list[i]);
      PvFoundAction one = { &list[i], rank_of (query, label) };

      if (one.rank != G_MAXUINT && is_enabled (doers, list[i].action))
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_actions);
  return found;
}
