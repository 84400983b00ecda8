#include "report/pv-report.h"

static void
text_free (gpointer data)
{
  PvText *text = data;

  g_free (text->text);
  g_free (text);
}

static void
cell_free (gpointer data)
{
  PvCell *cell = data;

  g_ptr_array_unref (cell->texts);
  g_free (cell);
}

static void
table_free (PvTable *table)
{
  g_free (table->caption);
  g_free (table->widths);
  g_ptr_array_unref (table->headings);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

static void
block_free (gpointer data)
{
  PvBlock *block = data;

  g_clear_pointer (&block->texts, g_ptr_array_unref);
  g_clear_pointer (&block->table, table_free);
  g_clear_pointer (&block->scene, pv_scene_unref);
  g_free (block->figure_title);
  g_free (block->figure_description);
  g_free (block);
}

static PvText *
text_new (PvTextStyle style, PvLang lang, const char *words)
{
  PvText *text = g_new0 (PvText, 1);

  text->style = style;
  text->lang = lang;
  text->text = g_strdup (words);
  return text;
}

static PvBlock *
add_block (PvReport *report, PvBlockKind kind)
{
  PvBlock *block = g_new0 (PvBlock, 1);

  block->kind = kind;
  block->texts = g_ptr_array_new_with_free_func (text_free);
  g_ptr_array_add (report->blocks, block);
  return block;
}

static void
append_cell (GString *dump, const PvCell *cell)
{
  if (cell->rows == 0)
    g_string_append (dump, " ^");
  for (guint t = 0; t < cell->texts->len; t++)
    g_string_append_printf (dump, "%s%s", t > 0 ? " / " : " ", ((PvText *) cell->texts->pdata[t])->text);
}

static void
append_table (GString *dump, const PvTable *table)
{
  g_string_append_printf (dump, "[%s]", table->caption);
  for (guint c = 0; c < table->headings->len; c++)
    g_string_append_printf (dump, " | %s", (char *) table->headings->pdata[c]);
  g_string_append_c (dump, '\n');
  for (guint r = 0; r < table->rows->len; r++)
    {
      for (guint c = 0; c < table->headings->len; c++)
        {
          g_string_append (dump, c > 0 ? " |" : "|");
          append_cell (dump, pv_table_get_cell (table, r, c));
        }
      g_string_append_c (dump, '\n');
    }
}

static void
append_block (GString *dump, const PvBlock *block)
{
  static const char *const starts[] = { "#", "", "- " };

  if (block->kind == PV_BLOCK_TABLE)
    append_table (dump, block->table);
  if (block->kind == PV_BLOCK_FIGURE)
    g_string_append_printf (dump, "(%s: %s)\n", block->figure_title, block->figure_description);
  for (guint t = 0; t < block->texts->len; t++)
    {
      for (guint i = 0; i < MAX (block->level, 1); i++)
        g_string_append (dump, starts[block->kind]);
      g_string_append_printf (dump, "%s%s\n", block->kind == PV_BLOCK_HEADING ? " " : "", ((PvText *) block->texts->pdata[t])->text);
    }
}

PvReport *
pv_report_new (const char *title, const char *mark, PvLang lang)
{
  PvReport *report = g_new0 (PvReport, 1);

  report->title = g_strdup (title);
  report->mark = g_strdup (mark);
  report->lang = lang;
  report->blocks = g_ptr_array_new_with_free_func (block_free);
  return report;
}

void
pv_report_free (PvReport *report)
{
  g_free (report->title);
  g_free (report->mark);
  g_ptr_array_unref (report->blocks);
  g_free (report);
}

PvBlock *
pv_report_add_heading (PvReport *report, guint level, PvLang lang, const char *text)
{
  PvBlock *block = add_block (report, PV_BLOCK_HEADING);

  block->level = level;
  g_ptr_array_add (block->texts, text_new (PV_TEXT_HEADING, lang, text));
  return block;
}

void
pv_report_add_paragraph (PvReport *report, PvTextStyle style, PvLang lang, const char *text)
{
  g_ptr_array_add (add_block (report, PV_BLOCK_PARAGRAPH)->texts, text_new (style, lang, text));
}

PvBlock *
pv_report_add_list (PvReport *report)
{
  return add_block (report, PV_BLOCK_LIST);
}

void
pv_block_add_entry (PvBlock *list, PvLang lang, const char *text)
{
  g_ptr_array_add (list->texts, text_new (PV_TEXT_BODY, lang, text));
}

PvTable *
pv_report_add_table (PvReport *report, PvLang lang, const char *caption, const char *const *headings, const guint *widths)
{
  PvTable *table = g_new0 (PvTable, 1);
  guint n = g_strv_length ((char **) headings);

  table->caption = g_strdup (caption);
  table->lang = lang;
  table->headings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (table->headings, g_strdup (headings[i]));
  table->widths = g_memdup2 (widths, n * sizeof (guint));
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  add_block (report, PV_BLOCK_TABLE)->table = table;
  return table;
}

guint
pv_table_add_row (PvTable *table)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (cell_free);

  for (guint c = 0; c < table->headings->len; c++)
    {
      PvCell *cell = g_new0 (PvCell, 1);

      cell->rows = 1;
      cell->texts = g_ptr_array_new_with_free_func (text_free);
      g_ptr_array_add (row, cell);
    }
  g_ptr_array_add (table->rows, row);
  return table->rows->len - 1;
}

void
pv_table_put (PvTable *table, guint row, guint column, PvTextStyle style, PvLang lang, const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (pv_table_get_cell (table, row, column)->texts, text_new (style, lang, text));
}

void
pv_table_span_down (PvTable *table, guint row, guint column)
{
  for (guint r = row + 1; r < table->rows->len; r++)
    pv_table_get_cell (table, r, column)->rows = 0;
  pv_table_get_cell (table, row, column)->rows = table->rows->len - row;
}

void
pv_report_add_figure (PvReport *report, PvScene *scene, PvLang lang, const char *title, const char *description)
{
  PvBlock *block = add_block (report, PV_BLOCK_FIGURE);

  block->scene = pv_scene_ref (scene);
  block->figure_title = g_strdup (title);
  block->figure_description = g_strdup (description);
  block->figure_lang = lang;
}

PvCell *
pv_table_get_cell (const PvTable *table, guint row, guint column)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (table->rows, row), column);
}

char *
pv_report_dump (const PvReport *report)
{
  GString *dump = g_string_new (NULL);

  for (guint b = 0; b < report->blocks->len; b++)
    append_block (dump, report->blocks->pdata[b]);

  return g_string_free (dump, FALSE);
}
