#include "exchange/pv-html-private.h"

#include <glib/gi18n-lib.h>

/* Together: a browser looks at every frame which groups are near the window, and not at thousands of cards. Whole rows, of one to six. */
#define CARDS 120

/* --- actors --- */

/* Every name and the core task, in every language, and once on the page: whatever somebody looks for leads here. */
static void
write_find_words (PvHtml *html, const PvRecord *record, const PvField *fields, PvLang page)
{
  if (page != html->langs[0])
    return;
  pv_html_markup (html, " data-find=\"");
  for (guint f = 0; fields[f] != PV_NO_FIELD; f++)
    for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
      {
        const char *text = pv_record_get_text (record, fields[f], lang);

        if (text != NULL)
          {
            pv_html_text (html, text);
            pv_html_markup (html, " ");
          }
      }
  pv_html_markup (html, "\"");
}

static void
write_number (PvHtml *html, const char *attribute, PvId id)
{
  g_string_append_printf (html->text, " data-%s=\"%u\"", attribute, pv_html_number (html, id));
}

static void
write_name (PvHtml *html, const char *name, const char *kind)
{
  pv_html_markup (html, " data-name=\"");
  pv_html_text (html, name);
  pv_html_markup (html, "\" data-kind=\"");
  pv_html_text (html, kind);
  pv_html_markup (html, "\"");
}

static void
write_term (PvHtml *html, const PvRecord *record, PvField field, PvLang lang)
{
  const PvFieldInfo *info = pv_kinds_field (pv_model_get_kinds (html->model), field);
  g_autofree char *words = NULL;

  if (info->type == PV_TYPE_TRANSLATED ? *pv_model_text (html->model, record, field, lang, NULL) == '\0' : !pv_record_has (record, field))
    return;
  pv_html_element (html, "dt", NULL, pv_words_in (lang, info->label));
  if (info->type == PV_TYPE_TRANSLATED)
    {
      pv_html_field (html, "dd", record, field, lang);
      return;
    }
  words = pv_value_words (html->model, record, info, PV_LANG_NONE, lang);
  pv_html_element (html, "dd", NULL, words);
}

/* A link to the net only where it says what it is; anything else stays words. */
static void
write_web (PvHtml *html, const PvRecord *actor)
{
  const char *web = pv_record_get_text (actor, PV_ACTOR_WEB, PV_LANG_NONE);

  if (web == NULL)
    return;
  if (!g_str_has_prefix (web, "https://") && !g_str_has_prefix (web, "http://"))
    {
      pv_html_element (html, "p", NULL, web);
      return;
    }
  pv_html_markup (html, "<p><a rel=\"noopener noreferrer\" href=\"");
  pv_html_text (html, web);
  pv_html_markup (html, "\">");
  pv_html_text (html, web);
  pv_html_markup (html, "</a></p>\n");
}

static void
write_links (PvHtml *html, const PvScene *network, PvElement node)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (PvElement));

  pv_scene_links_of (network, node, links);
  if (links->len == 0)
    return;
  pv_html_markup (html, "<ul>\n");
  for (guint i = 0; i < links->len; i++)
    {
      PvElement link = g_array_index (links, PvElement, i), from, to, other;
      PvElementInfo info, end;

      pv_scene_get_ends (network, link, &from, &to);
      other = pv_element_equal (from, node) ? to : from;
      if (!pv_scene_describe (network, link, &info) || !pv_scene_describe (network, other, &end))
        continue;
      pv_html_markup (html, "<li");
      write_number (html, "link", info.id);
      write_number (html, "other", end.id);
      pv_html_markup (html, ">");
      pv_html_text (html, info.sentence);
      pv_html_markup (html, "</li>\n");
    }
  pv_html_markup (html, "</ul>\n");
}

static void
write_actor (PvHtml *html, const PvRecord *actor, const PvScene *network, PvElement node, PvLang lang)
{
  static const PvField looked_for[] = { PV_ACTOR_NAME, PV_ACTOR_SHORT_NAME, PV_ACTOR_CORE_TASK, PV_NO_FIELD };
  static const PvField told[] = { PV_ACTOR_AREA, PV_ACTOR_CORE_TASK, PV_ACTOR_INTERFACES, PV_ACTOR_KNOWLEDGE, PV_ACTOR_VALID_FROM,
                                  PV_ACTOR_VALID_TO, PV_ACTOR_SUCCESSOR };
  const char *kind = pv_choice_label_in (PV_CHOICES_ACTOR_KIND, pv_record_get_choice (actor, PV_ACTOR_KIND), lang);
  g_autofree char *name = pv_title (html->model, actor, lang);

  pv_html_markup (html, "<article");
  write_number (html, "id", pv_record_get_id (actor));
  write_find_words (html, actor, looked_for, lang);
  write_name (html, name, kind);
  pv_html_markup (html, ">");
  pv_html_field (html, "h3", actor, PV_ACTOR_NAME, lang);
  pv_html_element (html, "p", "class=\"second\"", kind);
  if (pv_record_get_standing (actor) == PV_STANDING_RAISED)
    pv_html_element (html, "p", "class=\"second\"", pv_words_in (lang, N_("Raised, not confirmed")));
  pv_html_markup (html, "<dl>\n");
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    write_term (html, actor, told[i], lang);
  pv_html_markup (html, "</dl>\n");
  write_web (html, actor);
  write_links (html, network, node);
  pv_html_markup (html, "</article>\n");
}

void
pv_html_actors (PvHtml *html, const PvScene *network, PvLang lang)
{
  guint n, n_written = 0;
  const PvElement *order = pv_scene_get_reading_order (network, &n);
  const char *begin = pv_scene_count (network, PV_PART_NODE) > CARDS ? "<div class=\"cards many\">\n" : "<div class=\"cards\">\n";

  pv_html_markup (html, begin);
  for (guint i = 0; i < n; i++)
    {
      PvElementInfo info;
      PvRecord *actor;

      if (order[i].part != PV_PART_NODE || !pv_scene_describe (network, order[i], &info))
        continue;
      actor = pv_model_get (html->model, info.id);
      if (actor == NULL)
        continue;
      if (n_written > 0 && n_written % CARDS == 0)
        {
          pv_html_markup (html, "</div>\n");
          pv_html_markup (html, begin);
        }
      write_actor (html, actor, network, order[i], lang);
      n_written++;
    }
  pv_html_markup (html, "</div>\n");
}

/* --- a path --- */

static void
write_tasks (PvHtml *html, const PvRecord *step, PvLang lang)
{
  g_autoptr (GPtrArray) tasks = pv_model_children (html->model, PV_TASK_STEP, pv_record_get_id (step));

  if (tasks->len == 0)
    {
      pv_html_text (html, pv_words_in (lang, N_("Nobody acts here")));
      return;
    }
  pv_html_markup (html, "<ul>\n");
  for (guint i = 0; i < tasks->len; i++)
    {
      const PvRecord *task = tasks->pdata[i];
      g_autofree char *actor = pv_title_of (html->model, pv_record_get_reference (task, PV_TASK_ACTOR), lang);

      pv_html_markup (html, "<li><strong>");
      pv_html_text (html, actor);
      pv_html_markup (html, "</strong> · ");
      pv_html_text (html, pv_choice_label_in (PV_CHOICES_ROLE, pv_record_get_choice (task, PV_TASK_ROLE), lang));
      pv_html_field (html, "div", task, PV_TASK_WHAT, lang);
      pv_html_markup (html, "</li>\n");
    }
  pv_html_markup (html, "</ul>\n");
}

static void
write_step (PvHtml *html, const PvRecord *step, const char *path, PvLang lang)
{
  static const PvField looked_for[] = { PV_STEP_NAME, PV_NO_FIELD };
  g_autofree char *name = pv_title (html->model, step, lang);

  pv_html_markup (html, "<td");
  write_number (html, "id", pv_record_get_id (step));
  write_find_words (html, step, looked_for, lang);
  write_name (html, name, path);
  pv_html_markup (html, ">");
  pv_html_field (html, "strong", step, PV_STEP_NAME, lang);
  pv_html_field (html, "div", step, PV_STEP_DESCRIPTION, lang);
  pv_html_markup (html, "</td>\n<td>");
  write_tasks (html, step, lang);
  pv_html_markup (html, "</td>");
}

/* A row a step; the phase stands beside all of its steps. */
static void
write_phase (PvHtml *html, const PvRecord *phase, guint number, const char *path, PvLang lang)
{
  g_autoptr (GPtrArray) steps = pv_model_children (html->model, PV_STEP_PHASE, pv_record_get_id (phase));
  g_autofree char *head = g_strdup_printf ("<tr><th scope=\"rowgroup\" rowspan=\"%u\">%u ", MAX (steps->len, 1), number);

  pv_html_markup (html, head);
  pv_html_field (html, "span", phase, PV_PHASE_NAME, lang);
  pv_html_markup (html, "</th>\n");
  if (steps->len == 0)
    {
      pv_html_markup (html, "<td colspan=\"2\">");
      pv_html_text (html, pv_words_in (lang, N_("Nobody acts here")));
      pv_html_markup (html, "</td></tr>\n");
    }
  for (guint i = 0; i < steps->len; i++)
    {
      if (i > 0)
        pv_html_markup (html, "<tr>");
      write_step (html, steps->pdata[i], path, lang);
      pv_html_markup (html, "</tr>\n");
    }
}

static void
write_transitions (PvHtml *html, const PvScene *scene)
{
  guint n = pv_scene_count (scene, PV_PART_TRANSITION);

  if (n == 0)
    return;
  pv_html_markup (html, "<ul>\n");
  for (guint i = 0; i < n; i++)
    {
      PvElementInfo info;

      if (pv_scene_describe (scene, (PvElement) { PV_PART_TRANSITION, i }, &info))
        pv_html_element (html, "li", NULL, info.sentence);
    }
  pv_html_markup (html, "</ul>\n");
}

void
pv_html_path (PvHtml *html, const PvRecord *path, const PvScene *scene, PvLang lang)
{
  g_autoptr (GPtrArray) phases = pv_model_children (html->model, PV_PHASE_PATH, pv_record_get_id (path));
  g_autofree char *name = pv_title (html->model, path, lang);

  pv_html_markup (html, "<div class=\"scroll\"><table>\n<thead><tr>");
  pv_html_element (html, "th", "scope=\"col\"", pv_words_in (lang, N_("Phase")));
  pv_html_element (html, "th", "scope=\"col\"", pv_words_in (lang, N_("Step")));
  pv_html_element (html, "th", "scope=\"col\"", pv_words_in (lang, N_("Who does what")));
  pv_html_markup (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < phases->len; i++)
    write_phase (html, phases->pdata[i], i + 1, name, lang);
  pv_html_markup (html, "</tbody></table></div>\n");
  write_transitions (html, scene);
}
