#include "exchange/pv-html-pens.h"

#include "exchange/pv-example.h"
#include "exchange/pv-output.h"
#include "pv-html-resource.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCE "/fi/polkuverkko/html/"
/* Of the work, the part that the network takes: a path is small beside one that anybody waits for. */
#define NETWORK 0.9

void
pv_html_markup (PvHtml *html, const char *markup)
{
  g_string_append (html->text, markup);
}

void
pv_html_text (PvHtml *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (html->text, escaped);
}

void
pv_html_element (PvHtml *html, const char *name, const char *attributes, const char *text)
{
  g_string_append_printf (html->text, "<%s%s%s>", name, attributes != NULL ? " " : "", attributes != NULL ? attributes : "");
  pv_html_text (html, text);
  g_string_append_printf (html->text, "</%s>\n", name);
}

void
pv_html_field (PvHtml *html, const char *name, const PvRecord *record, PvField field, PvLang lang)
{
  PvLang found = lang;
  const char *text = pv_model_text (html->model, record, field, lang, &found);
  g_autofree char *attributes = NULL;

  if (*text == '\0')
    return;
  if (found != lang && found != PV_LANG_NONE)
    attributes = g_strdup_printf ("lang=\"%s\"", pv_lang_code (found));
  pv_html_element (html, name, attributes, text);
}

guint
pv_html_number (PvHtml *html, PvId id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (html->numbers, &id));

  if (number > 0)
    return number;
  number = g_hash_table_size (html->numbers) + 1;
  g_hash_table_insert (html->numbers, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number));
  return number;
}

void
pv_html_begin_in (PvHtml *html, PvLang lang)
{
  g_string_append_printf (html->text, "<div class=\"in %s\" lang=\"%s\">\n", pv_lang_code (lang), pv_lang_code (lang));
}

void
pv_html_end_in (PvHtml *html)
{
  pv_html_markup (html, "</div>\n");
}

/* A short piece of text in each language. */
static void
say (PvHtml *html, const char *english)
{
  for (guint i = 0; i < html->n_langs; i++)
    {
      g_autofree char *attributes = g_strdup_printf ("class=\"in %s\" lang=\"%s\"", pv_lang_code (html->langs[i]), pv_lang_code (html->langs[i]));

      pv_html_element (html, "span", attributes, pv_words_in (html->langs[i], english));
    }
}

static void
say_title (PvHtml *html, const PvRecord *record)
{
  for (guint i = 0; i < html->n_langs && record != NULL; i++)
    {
      g_autofree char *attributes = g_strdup_printf ("class=\"in %s\" lang=\"%s\"", pv_lang_code (html->langs[i]), pv_lang_code (html->langs[i]));
      g_autofree char *title = pv_title (html->model, record, html->langs[i]);

      pv_html_element (html, "span", attributes, title);
    }
}

/* --- sections --- */

/* The figure, and under it the legends. FALSE when cancelled. */
static gboolean
write_figure (PvHtml *html, PvId path, PvHtmlScenes *scenes)
{
  if (!pv_html_scenes (html, path, scenes))
    return FALSE;
  pv_html_markup (html, "<figure class=\"map\">\n");
  pv_html_map (html, scenes);
  pv_html_markup (html, "</figure>\n");
  for (guint i = 0; i < html->n_langs; i++)
    {
      pv_html_begin_in (html, html->langs[i]);
      pv_html_legend (html, scenes->of[i], html->langs[i]);
      pv_html_element (html, "p", "class=\"second\"", pv_scene_get_summary (scenes->of[i]));
      pv_html_end_in (html);
    }
  return !g_cancellable_is_cancelled (html->cancellable);
}

static gboolean
write_network (PvHtml *html)
{
  g_auto (PvHtmlScenes) scenes = { { NULL, NULL } };

  pv_html_markup (html, "<section id=\"network\">\n<h2>");
  say (html, N_("Network"));
  pv_html_markup (html, "</h2>\n");
  if (!write_figure (html, PV_NO_ID, &scenes))
    return FALSE;
  for (guint i = 0; i < html->n_langs; i++)
    {
      pv_html_begin_in (html, html->langs[i]);
      pv_html_actors (html, scenes.of[i], html->langs[i]);
      pv_html_end_in (html);
    }
  pv_html_markup (html, "</section>\n");
  return TRUE;
}

static gboolean
write_path (PvHtml *html, const PvRecord *path, guint number)
{
  g_autofree char *begin = g_strdup_printf ("<section id=\"path-%u\">\n<h2>", number);
  g_auto (PvHtmlScenes) scenes = { { NULL, NULL } };

  pv_html_markup (html, begin);
  say_title (html, path);
  pv_html_markup (html, "</h2>\n");
  for (guint i = 0; i < html->n_langs; i++)
    {
      pv_html_begin_in (html, html->langs[i]);
      pv_html_field (html, "p", path, PV_PATH_DESCRIPTION, html->langs[i]);
      pv_html_end_in (html);
    }
  if (!write_figure (html, pv_record_get_id (path), &scenes))
    return FALSE;
  for (guint i = 0; i < html->n_langs; i++)
    {
      pv_html_begin_in (html, html->langs[i]);
      pv_html_path (html, path, scenes.of[i], html->langs[i]);
      pv_html_end_in (html);
    }
  pv_html_markup (html, "</section>\n");
  return TRUE;
}

/* --- the page --- */

static char *
load (const char *name)
{
  GResource *resource = pv_html_get_resource ();
  g_autofree char *path = g_strconcat (RESOURCE, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

/* What the policy lets through: exactly this text. (transfer full) */
static char *
hash_of (const char *text)
{
  guint8 digest[32];
  gsize size = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *base64 = NULL;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &size);
  base64 = g_base64_encode (digest, size);
  return g_strdup_printf ("'sha256-%s'", base64);
}

/* The style, with the rules for one language at a time and for the dark. (transfer full) */
static char *
make_css (const PvHtml *html)
{
  g_autofree char *fixed = load ("pv-html-page.css");
  GString *css = g_string_new (fixed);

  for (guint i = 0; html->n_langs > 1 && i < html->n_langs; i++)
    g_string_append_printf (css, "#lang-%s:checked ~ * .in.%s { display: none }\n#lang-%s:checked ~ header label[for=\"lang-%s\"] "
                            "{ background: var(--button); color: #ffffff; }\n", pv_lang_code (html->langs[i]),
                            pv_lang_code (html->langs[1 - i]), pv_lang_code (html->langs[i]), pv_lang_code (html->langs[i]));
  pv_html_pens_write (html->pens, pv_html_dark, css);
  return g_string_free (css, FALSE);
}

static void
append_json (GString *json, const char *key, const char *text, gboolean last)
{
  g_string_append_printf (json, "\"%s\":\"", key);
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '"' || *at == '\\')
      g_string_append_printf (json, "\\%c", *at);
    else if (*at == '<' || *at == '>' || *at == '&' || (guchar) *at < ' ')
      g_string_append_printf (json, "\\u%04x", *at);
    else
      g_string_append_c (json, *at);
  g_string_append (json, last ? "\"" : "\",");
}

/* The words that the script says, in each language. It is data: the policy does not ask about it. */
static void
write_words (PvHtml *html)
{
  static const struct
  {
    const char *key;
    const char *words;
  } words[] = { { "find", N_("Find an actor or a step") }, { "nothing", N_("Nothing matches") }, { "nearer", N_("Nearer") },
                { "further", N_("Further away") }, { "fit", N_("Show all") }, { "close", N_("Close") }, { "show", N_("Show on the map") },
                { "map", N_("Picture: arrow keys move it, + and - zoom, 0 shows all; click a thing to see its links") } };
  g_autoptr (GString) json = g_string_new ("<script type=\"application/json\" id=\"words\">{");
  const PvRecord *ecosystem = pv_model_get_ecosystem (html->model);

  for (guint i = 0; i < html->n_langs; i++)
    {
      g_autofree char *title = ecosystem != NULL ? pv_title (html->model, ecosystem, html->langs[i]) : g_strdup ("Polkuverkko");

      g_string_append_printf (json, "%s\"%s\":{", i > 0 ? "," : "", pv_lang_code (html->langs[i]));
      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        append_json (json, words[w].key, pv_words_in (html->langs[i], words[w].words), FALSE);
      append_json (json, "title", title, TRUE);
      g_string_append (json, "}");
    }
  g_string_append (json, "}</script>\n");
  pv_html_markup (html, json->str);
}

static void
write_head (PvHtml *html, const char *css, const char *script)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (html->model);
  g_autofree char *title = ecosystem != NULL ? pv_title (html->model, ecosystem, html->langs[0]) : g_strdup ("Polkuverkko");
  g_autofree char *style_hash = hash_of (css);
  g_autofree char *script_hash = hash_of (script);

  g_string_append_printf (html->text,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src %s; script-src %s; "
                          "base-uri 'none'; form-action 'none'\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                          "<meta name=\"generator\" content=\"Polkuverkko " PV_VERSION "\">\n",
                          pv_lang_code (html->langs[0]), style_hash, script_hash);
  pv_html_element (html, "title", NULL, title);
  pv_html_markup (html, "<style>");
  pv_html_markup (html, css);
  pv_html_markup (html, "</style>\n</head>\n<body>\n");
}

/* Radio buttons before all that they show: a page without scripts changes its language too. */
static void
write_switches (PvHtml *html)
{
  for (guint i = 0; i < html->n_langs; i++)
    g_string_append_printf (html->text, "<input class=\"switch\" type=\"radio\" name=\"lang\" id=\"lang-%s\" value=\"%s\" aria-label=\"%s\"%s%s>\n",
                            pv_lang_code (html->langs[i]), pv_lang_code (html->langs[i]), html->langs[i] == PV_LANG_FI ? "Suomi" :
                            html->langs[i] == PV_LANG_SV ? "Svenska" : "English", i == 0 ? " checked" : "", html->n_langs == 1 ? " hidden" : "");
}

static void
write_bar (PvHtml *html)
{
  pv_html_markup (html, "<div class=\"bar\">");
  if (html->n_langs > 1)
    {
      pv_html_markup (html, "<span class=\"langs\">");
      for (guint i = 0; i < html->n_langs; i++)
        g_string_append_printf (html->text, "<label for=\"lang-%s\" lang=\"%s\">%s</label>", pv_lang_code (html->langs[i]),
                                pv_lang_code (html->langs[i]), html->langs[i] == PV_LANG_FI ? "Suomi" : "Svenska");
      pv_html_markup (html, "</span>");
    }
  pv_html_markup (html, "</div>\n");
}

static void
write_header (PvHtml *html, PvRecord *const *paths, guint n)
{
  pv_html_markup (html, "<header>\n<h1>");
  say_title (html, pv_model_get_ecosystem (html->model));
  pv_html_markup (html, "</h1>\n");
  if (html->mark != NULL)
    pv_html_element (html, "p", "class=\"mark\"", html->mark);
  write_bar (html);
  pv_html_markup (html, "<nav><ul>\n<li><a href=\"#network\">");
  say (html, N_("Network"));
  pv_html_markup (html, "</a></li>\n");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (html->text, "<li><a href=\"#path-%u\">", i + 1);
      say_title (html, paths[i]);
      pv_html_markup (html, "</a></li>\n");
    }
  pv_html_markup (html, "</ul></nav>\n</header>\n");
}

static void
write_footer (PvHtml *html)
{
  g_autofree char *day = pv_date_to_words (html->choice->today, html->langs[0]);

  pv_html_markup (html, "<footer>\n");
  if (html->mark != NULL)
    pv_html_element (html, "p", "class=\"mark\"", html->mark);
  pv_html_element (html, "p", NULL, day);
  pv_html_markup (html, "<p>Polkuverkko " PV_VERSION "</p>\n</footer>\n");
}

static gboolean
write_body (PvHtml *html, const char *script)
{
  PvProgressStage stage;
  guint n;
  PvRecord *const *paths = pv_model_list (html->model, PV_PATH, &n);

  write_switches (html);
  write_header (html, paths, n);
  pv_html_markup (html, "<main>\n");
  stage = pv_progress_enter (html->cancellable, 0, NETWORK);
  if (!write_network (html))
    return FALSE;
  pv_progress_leave (html->cancellable, stage);
  for (guint i = 0; i < n; i++)
    {
      stage = pv_progress_enter (html->cancellable, NETWORK + (1 - NETWORK) * i / n, NETWORK + (1 - NETWORK) * (i + 1) / n);
      if (!write_path (html, paths[i], i + 1))
        return FALSE;
      pv_progress_leave (html->cancellable, stage);
    }
  pv_html_markup (html, "</main>\n");
  write_footer (html);
  write_words (html);
  pv_html_markup (html, "<script>");
  pv_html_markup (html, script);
  pv_html_markup (html, "</script>\n</body>\n</html>\n");
  return TRUE;
}

/* The body before the head: only then is known how things are painted, and the policy names the style by what it is. */
static gboolean
write_page (PvHtml *html)
{
  g_autofree char *large = load ("pv-html-large.js");
  g_autofree char *page = load ("pv-html-page.js");
  g_autofree char *script = g_strconcat (large, page, NULL);
  g_autofree char *css = NULL;
  GString *body;

  if (!write_body (html, script))
    return FALSE;
  pv_progress_tell (html->cancellable, 1, 1);
  css = make_css (html);
  body = html->text;
  html->text = g_string_sized_new (body->len + strlen (css) + 4096);
  write_head (html, css, script);
  g_string_append_len (html->text, body->str, (gssize) body->len);
  g_string_free (body, TRUE);
  return TRUE;
}

GBytes *
pv_html_make (const PvModel *model, const PvHtmlChoice *choice, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvRelease) release = pv_release_new (model, choice->audience, choice->flags);
  PvHtmlChoice today = *choice;
  PvHtml html = { .text = g_string_new (NULL), .whole = model, .model = release->model, .choice = &today, .mark = pv_example_mark (model),
                  .langs = { pv_first_lang (model, choice->lang) }, .n_langs = 1, .pens = pv_html_pens_new (),
                  .numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL), .cancellable = cancellable };
  gboolean whole;

  if (today.today == PV_NO_DATE)
    today.today = pv_date_today ();
  if (choice->lang == PV_LANG_BOTH)
    {
      html.langs[0] = html.langs[0] == PV_LANG_SV ? PV_LANG_SV : PV_LANG_FI;
      html.langs[1] = html.langs[0] == PV_LANG_SV ? PV_LANG_FI : PV_LANG_SV;
      html.n_langs = 2;
    }
  whole = write_page (&html);
  pv_html_pens_free (html.pens);
  g_hash_table_unref (html.numbers);
  if (whole)
    return g_string_free_to_bytes (html.text);
  g_string_free (html.text, TRUE);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

gboolean
pv_html_export (const PvModel *model, const PvHtmlChoice *choice, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = pv_html_make (model, choice, cancellable, error);

  return bytes != NULL && pv_output_bytes (path, bytes, cancellable, error);
}
