#include "diagram/pv-scene-private.h"

void
pv_scene_text_add (PvSceneText *text, PvSceneStock *stock, const GPtrArray *lines, PvFont font, PvLang lang, gboolean second)
{
  for (guint i = 0; i < lines->len && text->n_lines < PV_MAX_LINES; i++)
    {
      const PvTextLine *line = g_ptr_array_index (lines, i);

      text->lines[text->n_lines++]
        = (PvSceneLine) { pv_scene_keep (stock, line->text), line->width, 0, font, lang, second };
      text->widest = MAX (text->widest, line->width);
    }
}

/* The block from the top of the first capital to the last baseline stands in the middle. */
void
pv_scene_text_centre (PvSceneText *text, double pitch)
{
  double capital, top;

  if (text->n_lines == 0)
    return;
  capital = text->lines[0].font.size * 0.70;
  top = -(capital + pitch * (text->n_lines - 1)) / 2;
  for (guint i = 0; i < text->n_lines; i++)
    text->lines[i].y = top + capital + pitch * i;
}
