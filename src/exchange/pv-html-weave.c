/* Two languages become one picture. */
#include "exchange/pv-html-drawing-private.h"

#include "exchange/pv-html-match.h"

typedef struct
{
  const PvHtmlDrawing *of[2];
  PvLang langs[2];
  guint base[2];               /* the first mark of the piece at hand */
  GString *text;
  PvHtmlTiles *tiles;          /* NULL: nobody asks for lines */
} Pair;

static const PvHtmlPiece *
piece_of (const PvHtmlDrawing *drawing, guint i)
{
  return &g_array_index (drawing->pieces, PvHtmlPiece, i);
}

/* @lang: NONE: alike in both. */
static void
write_mark (GString *text, const PvHtmlDrawing *drawing, guint i, PvLang lang)
{
  const PvHtmlMark *mark = &g_array_index (drawing->marks, PvHtmlMark, i);
  const char *written = drawing->text->str + mark->at;

  if (lang == PV_LANG_NONE || mark->in == 0)
    {
      g_string_append (text, written);
      return;
    }
  g_string_append_len (text, written, (gssize) mark->in);
  g_string_append_printf (text, mark->words ? " lang=\"%s\"" : "in %s ", pv_lang_code (lang));
  g_string_append (text, written + mark->in);
}

static void
begin_group (Pair *pair, const PvHtmlDrawing *drawing, const PvHtmlPiece *piece, PvLang lang)
{
  g_string_append_printf (pair->text, "<g class=\"%s", piece->role);
  if (lang != PV_LANG_NONE)
    g_string_append_printf (pair->text, " in %s", pv_lang_code (lang));
  g_string_append_c (pair->text, '"');
  if (piece->id != PV_NO_ID)
    g_string_append_printf (pair->text, " data-id=\"%u\"", pv_html_number (drawing->html, piece->id));
  g_string_append_c (pair->text, '>');
}

/* What was drawn as @piece, and as @other (NULL: none), is one line. */
static void
end_line (Pair *pair, const PvHtmlDrawing *drawing, const PvHtmlPiece *piece, const PvHtmlDrawing *other_drawing, const PvHtmlPiece *other)
{
  if (pair->tiles == NULL)
    return;
  g_string_append_c (pair->text, '\n');
  pv_html_tiles_add_line (pair->tiles, &g_array_index (drawing->tiles, guint, piece->first_tile), piece->n_tiles,
                          other != NULL ? &g_array_index (other_drawing->tiles, guint, other->first_tile) : NULL,
                          other != NULL ? other->n_tiles : 0);
}

static void
write_piece (Pair *pair, const PvHtmlDrawing *drawing, guint i, PvLang lang)
{
  const PvHtmlPiece *piece = piece_of (drawing, i);

  if (piece->role != NULL)
    begin_group (pair, drawing, piece, lang);
  for (guint m = 0; m < piece->n; m++)
    write_mark (pair->text, drawing, piece->first + m, piece->role != NULL ? PV_LANG_NONE : lang);
  if (piece->role != NULL)
    g_string_append (pair->text, pair->tiles != NULL ? "</g>" : "</g>\n");
  end_line (pair, drawing, piece, NULL, NULL);
}

/* What is @first's alone, what is @second's alone, then what both have, and so on. */
static void
weave (const guint *match, guint n_first, guint n_second, void (*write) (Pair *pair, guint first, guint second), Pair *pair)
{
  guint j = 0;

  for (guint i = 0; i <= n_first; i++)
    {
      guint with = i < n_first ? match[i] : n_second;

      if (with == PV_HTML_ALONE)
        {
          write (pair, i, PV_HTML_ALONE);
          continue;
        }
      for (; j < with; j++)
        write (pair, PV_HTML_ALONE, j);
      if (i < n_first)
        write (pair, i, j++);
    }
}

static const char **
keys_of_marks (const PvHtmlDrawing *drawing, const PvHtmlPiece *piece)
{
  const char **keys = g_new (const char *, piece->n + 1);

  for (guint m = 0; m < piece->n; m++)
    keys[m] = drawing->text->str + g_array_index (drawing->marks, PvHtmlMark, piece->first + m).at;
  return keys;
}

static void
weave_mark (Pair *pair, guint first, guint second)
{
  guint which = first == PV_HTML_ALONE;

  write_mark (pair->text, pair->of[which], pair->base[which] + (which ? second : first),
              which || second == PV_HTML_ALONE ? pair->langs[which] : PV_LANG_NONE);
}

static void
weave_piece (Pair *pair, guint first, guint second)
{
  guint which = first == PV_HTML_ALONE;
  const PvHtmlPiece *pieces[2];
  g_autofree const char **first_keys = NULL;
  g_autofree const char **second_keys = NULL;
  g_autofree guint *match = NULL;

  if (which || second == PV_HTML_ALONE)
    {
      write_piece (pair, pair->of[which], which ? second : first, pair->langs[which]);
      return;
    }
  pieces[0] = piece_of (pair->of[0], first);
  pieces[1] = piece_of (pair->of[1], second);
  if (pieces[0]->role == NULL)
    {
      write_piece (pair, pair->of[0], first, PV_LANG_NONE);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    pair->base[i] = pieces[i]->first;
  first_keys = keys_of_marks (pair->of[0], pieces[0]);
  second_keys = keys_of_marks (pair->of[1], pieces[1]);
  match = pv_html_match (first_keys, pieces[0]->n, second_keys, pieces[1]->n);
  begin_group (pair, pair->of[0], pieces[0], PV_LANG_NONE);
  weave (match, pieces[0]->n, pieces[1]->n, weave_mark, pair);
  g_string_append (pair->text, pair->tiles != NULL ? "</g>" : "</g>\n");
  end_line (pair, pair->of[0], pieces[0], pair->of[1], pieces[1]);
}

static const char **
keys_of_pieces (const PvHtmlDrawing *drawing)
{
  const char **keys = g_new (const char *, drawing->pieces->len + 1);

  for (guint i = 0; i < drawing->pieces->len; i++)
    keys[i] = drawing->text->str + piece_of (drawing, i)->key;
  return keys;
}

void
pv_html_drawing_write (const PvHtmlDrawing *first, const PvHtmlDrawing *second, PvHtmlTiles *tiles, GString *text)
{
  Pair pair = { { first, second }, { first->lang, second != NULL ? second->lang : PV_LANG_NONE }, { 0, 0 }, text, tiles };
  g_autofree const char **first_keys = keys_of_pieces (first);
  g_autofree const char **second_keys = second != NULL ? keys_of_pieces (second) : NULL;
  g_autofree guint *match = NULL;

  if (second == NULL)
    {
      for (guint i = 0; i < first->pieces->len; i++)
        write_piece (&pair, first, i, PV_LANG_NONE);
      return;
    }
  match = pv_html_match (first_keys, first->pieces->len, second_keys, second->pieces->len);
  weave (match, first->pieces->len, second->pieces->len, weave_piece, &pair);
}
