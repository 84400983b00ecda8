#include "diagram/pv-legend.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "diagram/pv-paint.h"

#define ROW 24.0
#define SIGN 36.0
#define SIGN_GAP 8.0
#define COLUMN_GAP 22.0
#define SECTION_GAP 8.0

static const PvFont words_font = { 12, PV_WEIGHT_REGULAR };

static const struct
{
  guint flag;
  guint mark;
  const char *words;
} marks[] = {
  { PV_FLAG_RAISED, PV_LEGEND_MARK_RAISED, N_("Raised in a workshop, not confirmed") },
  { PV_FLAG_ENDED, PV_LEGEND_MARK_ENDED, N_("Ended") },
  { PV_FLAG_MISSING, PV_LEGEND_MARK_LANGUAGE, N_("A language is missing") },
  { PV_FLAG_OLDER, PV_LEGEND_MARK_OLDER, N_("One language is older than the other") },
  { PV_FLAG_CONFLICT, PV_LEGEND_MARK_CONFLICT, N_("Two people changed this") },
  { PV_FLAG_NOBODY, PV_LEGEND_MARK_GAP, N_("Nobody acts here") },
  { PV_FLAG_OVERLAP, PV_LEGEND_MARK_OVERLAP, N_("Possible overlap") },
  { PV_FLAG_UNCLEAR, PV_LEGEND_MARK_UNCLEAR, N_("Unclear who answers or decides") },
  { PV_FLAG_NO_AGREEMENT, PV_LEGEND_MARK_HAND_OVER, N_("No agreed relation") },
  { PV_FLAG_CHANNEL, PV_LEGEND_MARK_CHANNEL, N_("Digital channel") },
  { PV_FLAG_NEW, PV_LEGEND_MARK_NEW, N_("New") },
  { PV_FLAG_CHANGED, PV_LEGEND_MARK_CHANGED, N_("Changed") },
  { PV_FLAG_LEFT_OUT, PV_LEGEND_MARK_LEFT_OUT, N_("Left out") },
};

typedef struct
{
  guint64 actor_kinds, relation_kinds, states, roles;
  guint flags;
} Shown;

/* --- what is there --- */
static void
look_at_network (const PvScene *scene, Shown *shown)
{
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      if (scene->nodes[i].face->flags & PV_FLAG_PALE)
        continue;
      shown->actor_kinds |= G_GUINT64_CONSTANT (1) << scene->nodes[i].face->kind;
      shown->flags |= scene->nodes[i].face->flags;
    }
  for (guint i = 0; i < scene->n_links; i++)
    {
      const PvLinkFace *face = scene->links[i].face;

      if (face->flags & PV_FLAG_PALE)
        continue;
      shown->relation_kinds |= G_GUINT64_CONSTANT (1) << face->kind;
      shown->states |= G_GUINT64_CONSTANT (1) << face->state;
      shown->flags |= face->flags & (PV_FLAG_RAISED | PV_FLAG_NO_AGREEMENT | PV_FLAG_CONFLICT);
    }
}

static void
look_at_path (const PvScene *scene, Shown *shown)
{
  for (guint i = 0; i < scene->n_lanes; i++)
    if (!(scene->lanes[i].flags & PV_FLAG_NOBODY))
      shown->actor_kinds |= G_GUINT64_CONSTANT (1) << scene->lanes[i].kind;
  for (guint i = 0; i < scene->n_tasks; i++)
    shown->roles |= G_GUINT64_CONSTANT (1) << scene->tasks[i].role;
  for (guint i = 0; i < scene->n_steps; i++)
    shown->flags |= scene->steps[i].flags;
  for (guint i = 0; i < scene->n_transitions; i++)
    shown->flags |= scene->transitions[i].flags & (PV_FLAG_RAISED | PV_FLAG_NO_AGREEMENT);
  if (scene->n_gaps > 0)
    shown->flags |= PV_FLAG_NOBODY;
}

static void
add_entry (GArray *entries, PvLang lang, PvLegendKind kind, guint code, const char *words, const char *second)
{
  PvLegendEntry entry = { kind, code, words, lang == PV_LANG_BOTH ? second : NULL, lang == PV_LANG_FI || lang == PV_LANG_BOTH };

  g_array_append_val (entries, entry);
}

static void
add_choices (GArray *entries, PvLang lang, PvLegendKind kind, PvChoices choices, guint64 shown)
{
  PvLang first = lang == PV_LANG_BOTH ? PV_LANG_FI : lang;
  guint n;
  const PvChoiceInfo *all = pv_choices_list (choices, &n);

  for (guint i = 0; i < n; i++)
    if (shown & G_GUINT64_CONSTANT (1) << all[i].code)
      add_entry (entries, lang, kind, all[i].code, pv_choice_label_in (choices, all[i].code, first),
                 pv_choice_label_in (choices, all[i].code, PV_LANG_SV));
}

static PvLang
interface_lang (void)
{
  PvLang lang = PV_LANG_EN;

  /* Translators: the code of your language: fi or sv. It decides how dates and numbers look. */
  pv_lang_parse (_("en"), &lang);
  return lang;
}

GArray *
pv_legend_entries (const PvScene *scene, PvLang wanted)
{
  PvLang lang = wanted == PV_LANG_NONE ? interface_lang () : wanted;
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (PvLegendEntry));
  Shown shown = { 0 };
  guint64 not_active = ~(G_GUINT64_CONSTANT (1) << PV_RELATION_STATE_ACTIVE);

  if (scene->kind == PV_SCENE_NETWORK)
    look_at_network (scene, &shown);
  else
    look_at_path (scene, &shown);
  add_choices (entries, lang, PV_LEGEND_ACTOR_KIND, PV_CHOICES_ACTOR_KIND, shown.actor_kinds);
  add_choices (entries, lang, PV_LEGEND_RELATION_KIND, PV_CHOICES_RELATION_KIND, shown.relation_kinds);
  add_choices (entries, lang, PV_LEGEND_RELATION_STATE, PV_CHOICES_RELATION_STATE, shown.states & not_active);
  add_choices (entries, lang, PV_LEGEND_ROLE, PV_CHOICES_ROLE, shown.roles);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (shown.flags & marks[i].flag)
      add_entry (entries, lang, PV_LEGEND_MARK, marks[i].mark, pv_words_in (lang, marks[i].words), pv_words_in (PV_LANG_SV, marks[i].words));
  return entries;
}

/* --- signs --- */
static PvBrush
make_brush (PvSurface *surface, const PvStyle *style)
{
  return (PvBrush) { .surface = surface, .style = style, .zoom = 1, .detail = PV_DETAIL_NORMAL };
}

static void
paint_box_sign (const PvBrush *brush, double x, double y, const PvPaint *paint, gboolean struck)
{
  PvRect box = { x + 5, y + 4.5, 26, 15 };

  pv_paint_rounded (brush, &box, 4, paint);
  if (struck)
    {
      PvPaint line = { .stroke = brush->style->ink2, .width = 1.2 };

      pv_paint_line (brush, (PvPoint) { x + 9, y + 12 }, (PvPoint) { x + 27, y + 12 }, &line);
    }
}

static void
paint_mark_sign (const PvBrush *brush, guint mark, double x, double y)
{
  const PvStyle *style = brush->style;
  PvRgba none = { 0 };
  double cx = x + SIGN / 2, cy = y + ROW / 2;
  PvPaint box = { .fill = style->card, .stroke = style->edge, .width = 1.3 };

  switch (mark)
    {
    case PV_LEGEND_MARK_RAISED:
      pv_paint_sign (brush, PV_SIGN_RAISED, cx, cy, 16, style->warn, style->tints ? style->warn_tint : style->card);
      break;
    case PV_LEGEND_MARK_ENDED:
      pv_paint_recede (style, &box);
      paint_box_sign (brush, x, y, &box, TRUE);
      break;
    case PV_LEGEND_MARK_LANGUAGE:
      pv_paint_sign (brush, PV_SIGN_LANGUAGE, cx, cy, 16, style->warn, none);
      break;
    case PV_LEGEND_MARK_OLDER:
      pv_paint_sign (brush, PV_SIGN_OLDER, cx, cy, 16, style->warn, none);
      break;
    case PV_LEGEND_MARK_CONFLICT:
      pv_paint_sign (brush, PV_SIGN_CONFLICT, cx, cy, 16, style->error, none);
      break;
    case PV_LEGEND_MARK_GAP:
      pv_paint_sign (brush, PV_SIGN_GAP, cx, cy, 16, style->error, none);
      break;
    case PV_LEGEND_MARK_OVERLAP:
      pv_paint_sign (brush, PV_SIGN_OVERLAP, cx, cy, 16, style->warn, none);
      break;
    case PV_LEGEND_MARK_UNCLEAR:
      pv_paint_sign (brush, PV_SIGN_UNCLEAR, cx, cy, 16, style->warn, none);
      break;
    case PV_LEGEND_MARK_HAND_OVER:
      pv_paint_sign (brush, PV_SIGN_HAND_OVER, cx, cy, 16, style->error, none);
      break;
    case PV_LEGEND_MARK_CHANNEL:
      pv_paint_sign (brush, PV_SIGN_CHANNEL, cx, cy, 16, style->relation_kind[PV_RELATION_KIND_INFORMATION], none);
      break;
    case PV_LEGEND_MARK_NEW:
      box.stroke = style->ok, box.width = 2.2, box.fill = style->tints ? style->ok_tint : style->card;
      paint_box_sign (brush, x, y, &box, FALSE);
      break;
    case PV_LEGEND_MARK_CHANGED:
      box.fill = box.stroke = style->accent.a > 0 ? style->accent : style->ink;
      paint_box_sign (brush, x, y, &box, FALSE);
      pv_paint_text (brush, "~", cx, cy + 4.5, (PvFont) { 13, PV_WEIGHT_BOLD }, style->card, PV_ANCHOR_MIDDLE);
      break;
    case PV_LEGEND_MARK_LEFT_OUT:
      box.n_dashes = 2, box.dashes[0] = 2, box.dashes[1] = 3;
      paint_box_sign (brush, x, y, &box, TRUE);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
paint_line_sign (const PvBrush *brush, guint kind, guint state, double x, double y)
{
  PvPoint points[2] = { { x + 1, y + ROW / 2 }, { x + SIGN - 1, y + ROW / 2 } };

  pv_paint_link_line (brush, points, 2, kind, state, FALSE);
}

void
pv_legend_paint_sign (const PvLegendEntry *entry, PvSurface *surface, const PvStyle *style, double x, double y)
{
  PvBrush brush = make_brush (surface, style);

  switch (entry->kind)
    {
    case PV_LEGEND_ACTOR_KIND:
      pv_paint_badge (&brush, entry->code, x + (SIGN - 20) / 2, y + (ROW - 20) / 2, 20, TRUE);
      break;
    case PV_LEGEND_RELATION_KIND:
      paint_line_sign (&brush, entry->code, PV_RELATION_STATE_ACTIVE, x, y);
      break;
    case PV_LEGEND_RELATION_STATE:
      paint_line_sign (&brush, PV_RELATION_KIND_COOPERATION, entry->code, x, y);
      break;
    case PV_LEGEND_ROLE:
      pv_paint_role (&brush, entry->code, x + SIGN / 2, y + ROW / 2, PV_ROLE_SIZE, entry->letter);
      break;
    case PV_LEGEND_MARK:
      paint_mark_sign (&brush, entry->code, x, y);
      break;
    default:
      g_return_if_reached ();
    }
}

/* --- the whole --- */
static guint
section_of (const PvLegendEntry *entry)
{
  static const guint sections[] = { [PV_LEGEND_ACTOR_KIND] = 0, [PV_LEGEND_RELATION_KIND] = 1, [PV_LEGEND_RELATION_STATE] = 1,
                                    [PV_LEGEND_ROLE] = 2, [PV_LEGEND_MARK] = 2 };

  return sections[entry->kind];
}

static char *
words_of (const PvLegendEntry *entry)
{
  if (entry->second == NULL || g_strcmp0 (entry->second, entry->words) == 0)
    return g_strdup (entry->words);
  return g_strdup_printf ("%s · %s", entry->words, entry->second);
}

static double
column_width (const GArray *entries)
{
  double widest = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *words = words_of (&g_array_index (entries, PvLegendEntry, i));

      widest = MAX (widest, pv_text_width (words, words_font));
    }
  return ceil (SIGN + SIGN_GAP + widest + COLUMN_GAP);
}

static void
paint_entry (const PvLegendEntry *entry, PvSurface *surface, const PvStyle *style, double x, double y)
{
  PvBrush brush = make_brush (surface, style);
  g_autofree char *words = words_of (entry);

  pv_legend_paint_sign (entry, surface, style, x, y);
  pv_paint_text (&brush, words, x + SIGN + SIGN_GAP, y + ROW / 2 + words_font.size * 0.35, words_font, style->ink, PV_ANCHOR_START);
}

/* Sections begin a row of their own; a thin line stands between them. @surface NULL: only measured. Returns the height. */
static double
arrange (const GArray *entries, PvSurface *surface, const PvStyle *style, double x, double y, double width)
{
  double column = column_width (entries);
  guint n_columns = MAX (1, (guint) floor ((width + COLUMN_GAP) / column));
  double top = y;
  guint place = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const PvLegendEntry *entry = &g_array_index (entries, PvLegendEntry, i);

      if (i > 0 && section_of (entry) != section_of (entry - 1))
        {
          PvPaint rule = { .stroke = style != NULL ? style->line : (PvRgba) { 0 }, .width = 1 };

          y += ROW + SECTION_GAP;
          place = 0;
          if (surface != NULL)
            {
              PvBrush brush = make_brush (surface, style);

              pv_paint_line (&brush, (PvPoint) { x, y - SECTION_GAP / 2 }, (PvPoint) { x + width, y - SECTION_GAP / 2 }, &rule);
            }
        }
      else if (place == n_columns)
        {
          y += ROW;
          place = 0;
        }
      if (surface != NULL)
        paint_entry (entry, surface, style, x + place * column, y);
      place++;
    }
  return entries->len == 0 ? 0 : y + ROW - top;
}

double
pv_legend_height (const PvScene *scene, PvLang lang, double width)
{
  g_autoptr (GArray) entries = pv_legend_entries (scene, lang);

  return arrange (entries, NULL, NULL, 0, 0, width);
}

void
pv_legend_paint (const PvScene *scene, PvLang lang, PvSurface *surface, const PvStyle *style, double x, double y, double width)
{
  g_autoptr (GArray) entries = pv_legend_entries (scene, lang);

  arrange (entries, surface, style, x, y, width);
}
