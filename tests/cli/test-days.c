/* What depends on a day on the command line: `--as-of`, and `replace`. */
#include "command-line.h"

static char *
add (const char *path, const char *kind, const char *first, const char *second, const char *third)
{
  g_auto (Run) added = cli ("add", path, kind, first, second, third, NULL);

  assert_done (&added);
  return g_strchomp (g_strdup (added.out));
}

static void
set (const char *path, const char *id, const char *field, const char *value)
{
  g_auto (Run) changed = cli ("set", path, id, field, value, NULL);

  assert_done (&changed);
}

static char *
field (const char *name, const char *value)
{
  return g_strconcat (name, "=", value, NULL);
}

typedef struct
{
  char *path;
  char *office;                /* ends on the last day of 2024 */
  char *county;                /* begins on the first of 2025 */
  char *kela;                  /* always there */
  char *link;                  /* office → kela */
  char *service;               /* of the office */
} Region;

static void
region_clear (Region *region)
{
  g_free (region->path);
  g_free (region->office);
  g_free (region->county);
  g_free (region->kela);
  g_free (region->link);
  g_free (region->service);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Region, region_clear)

static Region
new_region (const char *name, gboolean ended)
{
  Region region = { .path = scratch_path (name) };
  g_auto (Run) made = cli ("new", region.path, NULL);
  g_autofree char *from = NULL, *to = NULL, *provider = NULL;

  assert_done (&made);
  region.office = add (region.path, "actor", "name.fi=TE-toimisto", "kind=state_authority", NULL);
  region.county = add (region.path, "actor", "name.fi=Työllisyysalue", "kind=municipality", "valid_from=2025-01-01");
  region.kela = add (region.path, "actor", "name.fi=Kela", "kind=kela", NULL);
  from = field ("from_actor", region.office);
  to = field ("to_actor", region.kela);
  region.link = add (region.path, "relation", from, to, "kind=referral");
  provider = field ("provider", region.office);
  region.service = add (region.path, "service", "name.fi=Neuvonta", provider, NULL);
  if (ended)
    set (region.path, region.office, "valid_to", "2024-12-31");
  return region;
}

static void
assert_lists (const char *path, const char *kind, const char *day, const char *there, const char *not_there)
{
  g_auto (Run) list = cli ("list", path, kind, "--format", "csv", "--as-of", day, NULL);

  assert_done (&list);
  if (strstr (list.out, there) == NULL || strstr (list.out, not_there) != NULL)
    g_error ("%s on %s: “%s” and not “%s” in:\n%s", kind, day, there, not_there, list.out);
}

static void
test_list (void)
{
  g_auto (Region) region = new_region ("days-list.polku", TRUE);
  g_auto (Run) bad = cli ("list", region.path, "actor", "--as-of", "soon", NULL);
  g_auto (Run) after = cli ("list", region.path, "relation", "--as-of", "2025-06-01", NULL);

  assert_lists (region.path, "actor", "2024-12-31", "TE-toimisto", "Työllisyysalue");
  assert_lists (region.path, "actor", "2025-01-01", "Työllisyysalue", "TE-toimisto");
  assert_lists (region.path, "actor", "1.1.2025", "Kela", "TE-toimisto");
  assert_done (&after);
  g_assert_cmpstr (after.out, ==, "");
  assert_refused (&bad, 2, "as-of");
}

/* What @words came to. (transfer full) */
static char *
written (const Run *run, const char *out)
{
  char *text = NULL;

  assert_done (run);
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  return text;
}

static void
assert_holds (const char *text, const char *there, const char *not_there)
{
  g_assert_nonnull (strstr (text, there));
  g_assert_null (strstr (text, not_there));
}

static void
test_export (void)
{
  g_auto (Region) region = new_region ("days-export.polku", TRUE);
  g_autofree char *xml = scratch_path ("days.xml"), *csv = scratch_path ("days-csv");
  g_autofree char *actors = g_build_filename (csv, "actor.csv", NULL);
  g_auto (Run) before = cli ("export", region.path, "--format", "xml", "--as-of", "2024-06-01", "-o", xml, NULL);
  g_autofree char *then = written (&before, xml);
  g_auto (Run) after = cli ("export", region.path, "--format", "csv", "--as-of", "1.6.2025", "-o", csv, NULL);
  g_autofree char *now = written (&after, actors);
  g_auto (Run) bad = cli ("export", region.path, "--format", "xml", "--as-of", "soon", "-o", xml, NULL);

  assert_holds (then, "TE-toimisto", "Työllisyysalue");
  assert_holds (now, "Työllisyysalue", "TE-toimisto");
  assert_refused (&bad, 2, "as-of");
}

/* What ends is drawn as ended from the next day on, and left out of the lists of that day. */
static void
test_render (void)
{
  g_auto (Region) region = new_region ("days-render.polku", TRUE);
  g_autofree char *svg = scratch_path ("days.svg");
  g_auto (Run) before = cli ("render", region.path, "--diagram", "network", "--as-of", "2024-06-01", "-o", svg, NULL);
  g_autofree char *then = written (&before, svg);
  g_auto (Run) after = cli ("render", region.path, "--diagram", "network", "--as-of", "2025-06-01", "-o", svg, NULL);
  g_autofree char *now = written (&after, svg);

  assert_holds (then, "TE-toimisto", "Työllisyysalue");
  assert_holds (now, "Työllisyysalue", "TE-toimisto");
}

static void
test_report (void)
{
  g_autofree char *path = scratch_path ("days-report.polku"), *out = scratch_path ("days.fodt");
  g_auto (Run) made = cli ("new", path, NULL);
  g_autofree char *area = add (path, "area", "name.fi=Esimerkkilä", "kind=municipality", "municipality_code=905");
  g_autofree char *in_area = field ("area", area);
  g_autofree char *office = add (path, "actor", "name.fi=TE-toimisto", "kind=state_authority", in_area);
  g_autofree char *county = add (path, "actor", "name.fi=Työllisyysalue", "kind=municipality", in_area);

  assert_done (&made);
  set (path, office, "valid_to", "2024-12-31");
  set (path, county, "valid_from", "2025-01-01");
  set (path, office, "standing", "confirmed");
  set (path, county, "standing", "confirmed");
  {
    g_auto (Run) before
      = cli ("report", path, "--kind", "municipality", "--municipality", "905", "--as-of", "2024-06-01", "-o", out, NULL);
    g_autofree char *then = written (&before, out);
    g_auto (Run) after
      = cli ("report", path, "--kind", "municipality", "--municipality", "905", "--as-of", "2025-06-01", "-o", out, NULL);
    g_autofree char *now = written (&after, out);

    assert_holds (then, "TE-toimisto", "Työllisyysalue");
    assert_holds (now, "Työllisyysalue", "TE-toimisto");
  }
}

/* The whole is said first and changes nothing; then it is done, and one undo takes it back. */
static void
test_replace (void)
{
  g_auto (Region) region = new_region ("days-replace.polku", FALSE);
  g_autofree char *before = NULL, *between = NULL, *after = NULL;
  g_auto (Run) was = cli ("list", region.path, "relation", NULL);
  g_auto (Run) said = cli ("replace", region.path, region.office, region.county, "--on", "2025-01-01", "--dry-run", NULL);
  g_auto (Run) still = cli ("list", region.path, "relation", NULL);
  g_auto (Run) done = cli ("replace", region.path, region.office, region.county, "--on", "2025-01-01", NULL);

  assert_done (&said);
  assert_holds (said.out, region.link, "TE-toimisto → TE-toimisto");
  g_assert_nonnull (strstr (said.out, region.service));
  g_assert_cmpstr (still.out, ==, was.out);
  assert_done (&done);
  g_assert_cmpstr (done.out, ==, said.out);
  assert_lists (region.path, "actor", "2024-12-31", "TE-toimisto", "Työllisyysalue");
  assert_lists (region.path, "actor", "2025-01-01", "Työllisyysalue", "TE-toimisto");
  assert_lists (region.path, "relation", "2024-12-31", region.link, region.county);
  assert_lists (region.path, "relation", "2025-01-01", region.county, region.link);
  assert_lists (region.path, "service", "2025-01-01", region.county, region.office);
  {
    g_auto (Run) transfers = cli ("list", region.path, "transfer", NULL);
    g_auto (Run) undone = cli ("undo", region.path, NULL);
    g_auto (Run) again = cli ("list", region.path, "relation", NULL);
    g_auto (Run) no_transfers = cli ("list", region.path, "transfer", NULL);

    assert_holds (transfers.out, "Työllisyysalue", "Kela");
    assert_done (&undone);
    g_assert_cmpstr (again.out, ==, was.out);
    g_assert_cmpstr (no_transfers.out, ==, "");
  }
}

/* Nobody comes; and what cannot be. */
static void
test_replace_by_none (void)
{
  g_auto (Region) region = new_region ("days-none.polku", FALSE);
  g_auto (Run) service = cli ("replace", region.path, region.service, region.county, NULL);
  g_auto (Run) other = cli ("replace", region.path, region.office, region.service, NULL);
  g_auto (Run) itself = cli ("replace", region.path, region.office, region.office, NULL);
  g_auto (Run) day = cli ("replace", region.path, region.office, region.county, "--on", "soon", NULL);
  g_auto (Run) none = cli ("replace", region.path, region.office, "none", "--on", "2025-01-01", NULL);

  assert_refused (&service, 1, region.service);
  assert_refused (&other, 1, region.service);
  g_assert_cmpint (itself.code, ==, 1);
  assert_refused (&day, 2, "on");
  assert_done (&none);
  assert_lists (region.path, "actor", "2024-12-31", "TE-toimisto", "Työllisyysalue");
  assert_lists (region.path, "actor", "2025-01-01", "Kela", "TE-toimisto");
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/days/list", test_list);
  g_test_add_func ("/cli/days/export", test_export);
  g_test_add_func ("/cli/days/render", test_render);
  g_test_add_func ("/cli/days/report", test_report);
  g_test_add_func ("/cli/days/replace", test_replace);
  g_test_add_func ("/cli/days/replace-by-none", test_replace_by_none);
  return scratch_run ();
}
