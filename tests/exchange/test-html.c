#include "exchange/exchange.h"

#include "models.h"

#include <string.h>

/* Model pixels. */
#define FAR_APART 500.0

/* Two actors with names that would be markup, one with the same name in both languages, a link, and a contact person. */
static PvModel *
small_model (void)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId first, second, relation, contact;

  pv_edits_set_int (edits, pv_test_add (edits, PV_ECOSYSTEM, PV_ECOSYSTEM_NAME, "Alue & <muut>", "Området"), PV_ECOSYSTEM_EXAMPLE, 1);
  first = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "<b>Vaasa</b> \"x\"", "Vasa");
  second = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Kela", NULL);
  pv_edits_set_int (edits, pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Hanken", "Hanken"), PV_ACTOR_KIND, PV_ACTOR_KIND_EDUCATION);
  pv_edits_set_int (edits, first, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  pv_edits_set_int (edits, second, PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
  pv_edits_set_text (edits, first, PV_ACTOR_WEB, PV_LANG_NONE, "javascript:alert(1)");
  pv_edits_set_text (edits, second, PV_ACTOR_WEB, PV_LANG_NONE, "https://www.kela.fi");
  relation = pv_edits_add (edits, PV_RELATION);
  pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, first);
  pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, second);
  pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  contact = pv_test_add (edits, PV_CONTACT, PV_CONTACT_ROLE, "Yhteyshenkilö", NULL);
  pv_edits_set_reference (edits, contact, PV_CONTACT_ACTOR, first);
  pv_edits_set_text (edits, contact, PV_CONTACT_PERSON, PV_LANG_NONE, "Salla Salainen");
  pv_edits_set_reference (edits, relation, PV_RELATION_CONTACT, contact);
  pv_test_carry_out (model, edits);
  return model;
}

static char *
page_of_model (const PvModel *model, PvLang lang, PvAudience audience)
{
  PvHtmlChoice choice = { .audience = audience, .flags = PV_RELEASE_WITH_RAISED, .lang = lang };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pv_html_make (model, &choice, NULL, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_assert_cmpuint (strlen (data), >=, size);
  return g_strndup (data, size);
}

static char *
page_of (PvLang lang, PvAudience audience)
{
  g_autoptr (PvModel) model = small_model ();

  return page_of_model (model, lang, audience);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

static char *
between (const char *text, const char *from, const char *to)
{
  const char *start = strstr (text, from);
  const char *end = start != NULL ? strstr (start + strlen (from), to) : NULL;

  g_assert_nonnull (end);
  return g_strndup (start + strlen (from), (gsize) (end - start - strlen (from)));
}

static void
assert_allowed (const char *page, const char *text)
{
  guint8 digest[32];
  gsize size = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *base64 = NULL, *rule = NULL;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &size);
  base64 = g_base64_encode (digest, size);
  rule = g_strdup_printf ("'sha256-%s'", base64);
  g_assert_nonnull (strstr (page, rule));
}

/* The policy names the one style and the one script by what they are, and lets nothing else be. */
static void
test_policy (void)
{
  g_autofree char *page = page_of (PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);
  g_autofree char *policy = between (page, "Content-Security-Policy\" content=\"", "\"");
  g_autofree char *style = between (page, "<style>", "</style>");
  g_autofree char *script = between (page, "<script>", "</script>");

  g_assert_true (g_str_has_prefix (policy, "default-src 'none'; "));
  g_assert_null (strstr (policy, "unsafe"));
  g_assert_null (strstr (policy, "http"));
  assert_allowed (policy, style);
  assert_allowed (policy, script);
  g_assert_cmpuint (count (page, "<script>"), ==, 1);
  g_assert_cmpuint (count (page, " style=\""), ==, 0);
  g_assert_cmpuint (count (page, "<img"), ==, 0);
  g_assert_cmpuint (count (page, "<link"), ==, 0);
}

static void
test_escaped (void)
{
  g_autofree char *page = page_of (PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);

  g_assert_null (strstr (page, "<b>"));
  g_assert_nonnull (strstr (page, "&lt;b&gt;Vaasa&lt;/b&gt; &quot;x&quot;"));
  g_assert_nonnull (strstr (page, "Alue &amp; &lt;muut&gt;"));
  g_assert_nonnull (strstr (page, "Alue \\u0026 \\u003cmuut\\u003e"));
  g_assert_null (strstr (page, "href=\"javascript"));
  g_assert_nonnull (strstr (page, "href=\"https://www.kela.fi\""));
}

/* Both languages behind a switch; one language alone has none. */
static void
test_languages (void)
{
  g_autofree char *both = page_of (PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);
  g_autofree char *swedish = page_of (PV_LANG_SV, PV_AUDIENCE_PUBLIC);

  g_assert_nonnull (strstr (both, "<label for=\"lang-sv\""));
  g_assert_cmpuint (count (both, "<section id=\"network\">"), ==, 1);
  g_assert_cmpuint (count (both, "role=\"img\""), ==, 1);
  g_assert_nonnull (strstr (swedish, "<html lang=\"sv\">"));
  g_assert_null (strstr (swedish, "<label for="));
  g_assert_cmpuint (count (swedish, "role=\"img\""), ==, 1);
  /* What has no Swedish says which language it is in. */
  g_assert_nonnull (strstr (swedish, "<h3 lang=\"fi\">Kela</h3>"));
}

/* One picture for both languages: a link and what is drawn alike once, each name in its own. */
static void
test_one_picture (void)
{
  g_autofree char *page = page_of (PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);
  g_autofree char *figure = between (page, "<figure class=\"map\">", "</figure>");

  g_assert_cmpuint (count (figure, "<svg "), ==, 1);
  g_assert_cmpuint (count (figure, "<g class=\"node\""), ==, 3);
  g_assert_cmpuint (count (figure, "<g class=\"link\""), ==, 1);
  g_assert_cmpuint (count (figure, ">Vasa</text>"), ==, 1);
  g_assert_nonnull (strstr (figure, "<text class=\"in sv k"));
  g_assert_nonnull (strstr (figure, "<text class=\"in fi k"));
  g_assert_cmpuint (count (figure, ">Hanken</text>"), ==, 1);
  g_assert_nonnull (strstr (figure, "<title>Hanken</title>"));
  /* How things are painted stands in the style of the page alone. */
  g_assert_cmpuint (count (figure, "stroke="), ==, 0);
  g_assert_cmpuint (count (figure, "font-size="), ==, 0);
}

/* Words that lead to an actor stand there once, whatever the language; its number is the same in every part. */
static void
test_said_once (void)
{
  g_autofree char *page = page_of (PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);

  g_autofree char *number = between (page, "<article data-id=\"", "\"");
  g_autofree char *article = g_strdup_printf ("<article data-id=\"%s\"", number);
  g_autofree char *element = g_strdup_printf (" data-id=\"%s\"", number);

  g_assert_cmpuint (count (page, "data-find=\"Kela "), ==, 1);
  g_assert_cmpuint (count (page, article), ==, 2);
  g_assert_cmpuint (count (page, element), ==, 3);
  g_assert_null (strstr (page, "=\"pv-"));
}

/* No contact person, whoever it is for; the mark of example material at both ends. */
static void
test_nobody (void)
{
  for (PvAudience audience = PV_AUDIENCE_PUBLIC; audience <= PV_AUDIENCE_INTERNAL; audience++)
    {
      g_autofree char *page = page_of (PV_LANG_BOTH, audience);

      g_assert_null (strstr (page, "Salla"));
      g_assert_null (strstr (page, "Yhteyshenk"));
      g_assert_cmpuint (count (page, ">" PV_EXAMPLE_MARK "</p>"), ==, 2);
    }
}

/* Ids within one picture are no ids of another. */
static void
test_ids (void)
{
  g_autofree char *page = page_of (PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const char *at = strstr (page, " id=\""); at != NULL; at = strstr (at + 5, " id=\""))
    g_assert_true (g_hash_table_add (seen, g_strndup (at + 5, strcspn (at + 5, "\""))));
  g_assert_cmpuint (g_hash_table_size (seen), >, 3);
}

/* @n actors in a ring of links; the first has a name in two lines that would be markup. */
static PvModel *
ring (guint n)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autofree PvId *actors = g_new (PvId, n);

  pv_test_add (edits, PV_ECOSYSTEM, PV_ECOSYSTEM_NAME, "Alue", "Området");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup ("</script>\nnolla") : g_strdup_printf ("Toimija %u", i);

      actors[i] = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, name, i % 2 ? "Aktör" : NULL);
      pv_edits_set_int (edits, actors[i], PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
    }
  for (guint i = 0; i < n; i++)
    {
      PvId relation = pv_edits_add (edits, PV_RELATION);

      pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, actors[i]);
      pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, actors[(i + 1) % n]);
      pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
    }
  pv_test_carry_out (model, edits);
  return model;
}

/* Of each tile the lines are told by what they are more than the one before. */
static guint
mark_lines (const char *tiles, gboolean *named, guint n)
{
  const char *at = strstr (tiles, "\"lines\":[") + strlen ("\"lines\":[");
  guint line = 0, n_tiles = 0;

  for (; *at != '\0'; at++)
    if (*at == '[')
      {
        n_tiles++;
        line = 0;
      }
    else if (g_ascii_isdigit (*at))
      {
        char *end;

        line += (guint) g_ascii_strtoull (at, &end, 10);
        g_assert_cmpuint (line, <, n);
        named[line] = TRUE;
        at = end - 1;
      }
  return n_tiles;
}

/* A picture of thousands waits as lines, each of them in some tile; of each tile stand its thin lines in a line of their own. */
static void
test_large (void)
{
  g_autoptr (PvModel) model = ring (2100);
  g_autofree char *page = page_of_model (model, PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);
  g_autofree char *figure = between (page, "<figure class=\"map\">", "</figure>");
  g_autofree char *picture = between (figure, "<svg ", "</svg>");
  g_autofree char *lines = between (figure, " class=\"lines\">", "</script>");
  g_autofree char *tiles = between (figure, " class=\"tiles\">", "</script>");
  g_autofree char *thin = between (figure, " class=\"thin\">", "</script>");
  guint n = count (lines, "\n");
  g_autofree gboolean *named = g_new0 (gboolean, n);

  g_assert_cmpuint (count (picture, "data-id"), ==, 0);
  g_assert_cmpuint (count (picture, "<path"), >, 0);
  g_assert_cmpuint (count (picture, "<"), <, 100);
  g_assert_cmpuint (count (lines, "<g class=\"node\""), ==, 2100);
  g_assert_cmpuint (count (lines, "<g class=\"link\""), ==, 2100);
  g_assert_cmpuint (count (lines, "</g>\n"), ==, 4200);
  g_assert_cmpuint (count (lines, "&lt;/script&gt; nolla</title>"), ==, 1);
  g_assert_cmpuint (mark_lines (tiles, named, n), ==, count (thin, "\n"));
  for (guint i = 0; i < n; i++)
    g_assert_true (named[i]);
}

/* Side by side in a square of @across, so far apart that each is seen from afar for a while, in two areas. */
static PvModel *
square (guint across)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId view, areas[2];

  pv_test_add (edits, PV_ECOSYSTEM, PV_ECOSYSTEM_NAME, "Alue", "Området");
  view = pv_test_add (edits, PV_VIEW, PV_VIEW_NAME, "Verkosto", "Nätverk");
  pv_edits_set_int (edits, view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  areas[0] = pv_test_add (edits, PV_AREA, PV_AREA_NAME, "Itä", "Öst");
  areas[1] = pv_test_add (edits, PV_AREA, PV_AREA_NAME, "Länsi", "Väst");
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    pv_edits_set_int (edits, areas[i], PV_AREA_KIND, PV_AREA_KIND_REGION);
  for (guint i = 0; i < across * across; i++)
    {
      PvId actor = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Toimija", "Aktör"), placement = pv_edits_add (edits, PV_PLACEMENT);
      PvPoint centre = { i % across * FAR_APART, i / across * FAR_APART };

      pv_edits_set_int (edits, actor, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
      pv_edits_set_reference (edits, actor, PV_ACTOR_AREA, areas[i % across * 2 / across]);
      pv_edits_set_reference (edits, placement, PV_PLACEMENT_VIEW, view);
      pv_edits_set_reference (edits, placement, PV_PLACEMENT_SUBJECT, actor);
      pv_edits_set_int (edits, placement, PV_PLACEMENT_PLACE, pv_scene_place_of (centre));
    }
  pv_test_carry_out (model, edits);
  return model;
}

/* Which of the paths that are drawn, from 0, has @n or more parts; the first. */
static guint
path_with_parts (const char *markup, guint n)
{
  guint i = 0;

  for (const char *at = strstr (markup, " d=\""); at != NULL; at = strstr (at + 1, " d=\""), i++)
    {
      g_autofree char *data = between (at, " d=\"", "\"");

      if (count (data, "M") + count (data, "m") >= n)
        return i;
    }
  g_assert_not_reached ();
}

/* From doubling to doubling the discs have another pen, and the dots in them lie over them still. */
static void
test_nearer (void)
{
  g_autoptr (PvModel) model = square (65);
  g_autofree char *page = page_of_model (model, PV_LANG_FI, PV_AUDIENCE_PUBLIC);
  guint n = 0;

  for (const char *at = strstr (page, "class=\"far\""); at != NULL; at = strstr (at + 1, "class=\"far\""), n++)
    {
      g_autofree char *markup = between (at, ">", n == 0 ? "</svg>" : "</script>");

      g_assert_cmpuint (path_with_parts (markup, 2), <, path_with_parts (markup, 65));
    }
  g_assert_cmpuint (n, >, 2);
}

static void
test_not_large (void)
{
  g_autoptr (PvModel) model = ring (300);
  g_autofree char *page = page_of_model (model, PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);
  g_autofree char *picture = between (page, "<figure class=\"map\">\n<svg ", "</svg>");

  g_assert_cmpuint (count (picture, "<g class=\"node\""), ==, 300);
  g_assert_cmpuint (count (picture, "<g class=\"link\""), ==, 300);
  g_assert_null (strstr (page, "text/plain"));
}

static void
test_same_twice (void)
{
  g_autoptr (PvModel) model = small_model ();
  g_autofree char *first = page_of_model (model, PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);
  g_autofree char *second = page_of_model (model, PV_LANG_BOTH, PV_AUDIENCE_PUBLIC);

  g_assert_true (g_str_equal (first, second));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/html/policy", test_policy);
  g_test_add_func ("/exchange/html/escaped", test_escaped);
  g_test_add_func ("/exchange/html/languages", test_languages);
  g_test_add_func ("/exchange/html/one-picture", test_one_picture);
  g_test_add_func ("/exchange/html/said-once", test_said_once);
  g_test_add_func ("/exchange/html/nobody", test_nobody);
  g_test_add_func ("/exchange/html/ids", test_ids);
  g_test_add_func ("/exchange/html/large", test_large);
  g_test_add_func ("/exchange/html/nearer", test_nearer);
  g_test_add_func ("/exchange/html/not-large", test_not_large);
  g_test_add_func ("/exchange/html/same-twice", test_same_twice);
  return g_test_run ();
}
