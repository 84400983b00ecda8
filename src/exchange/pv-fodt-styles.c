#include "exchange/pv-fodt-styles.h"

/* Every paragraph style exists once a language: "Body.sv" says that its text is Finland's Swedish. */
typedef struct
{
  const char *name;
  const char *display;
  const char *parent;
  guint outline_level;
  const char *size;
  const char *weight;
  const char *colour;
  const char *top;
  const char *bottom;
  gboolean keep_with_next;
} Look;

#define INK "#26262b"
#define INK2 "#5c5c66"

static const Look looks[] = {
  { "Body", "Text body", "Standard", 0, "10.5pt", "normal", INK, "0mm", "2.2mm", FALSE },
  { "Title", "Title", "Standard", 0, "24pt", "bold", INK, "0mm", "1.5mm", TRUE },
  { "Subtitle", "Subtitle", "Standard", 0, "12pt", "normal", INK2, "0mm", "5mm", FALSE },
  { "Mark", "Example mark", "Standard", 0, "10.5pt", "bold", "#8f5902", "0mm", "5mm", FALSE },
  { "Note", "Note", "Standard", 0, "9pt", "normal", INK2, "1mm", "2mm", FALSE },
  { "Strong", "Strong", "Standard", 0, "10.5pt", "bold", INK, "0mm", "2.2mm", FALSE },
  { "Heading1", "Heading 1", "Standard", 1, "17pt", "bold", INK, "8mm", "2.5mm", TRUE },
  { "Heading2", "Heading 2", "Standard", 2, "14pt", "bold", INK, "6.5mm", "2mm", TRUE },
  { "Heading3", "Heading 3", "Standard", 3, "11.5pt", "bold", INK, "5mm", "1.5mm", TRUE },
  { "Entry", "List entry", "Standard", 0, "10.5pt", "normal", INK, "0mm", "0.8mm", FALSE },
  { "Caption", "Caption", "Standard", 0, "9.5pt", "bold", INK2, "3mm", "1.4mm", TRUE },
  { "FigureCaption", "Figure caption", "Standard", 0, "9.5pt", "bold", INK2, "1.4mm", "4mm", FALSE },
  { "Figure", "Figure", "Standard", 0, "10.5pt", "normal", INK, "2mm", "0mm", TRUE },
  { "TableHeading", "Table heading", "Standard", 0, "9pt", "bold", INK, "0mm", "0mm", TRUE },
  { "TableBody", "Table body", "Standard", 0, "9pt", "normal", INK, "0mm", "0.6mm", FALSE },
  { "TableStrong", "Table strong", "Standard", 0, "9pt", "bold", INK, "0mm", "0.6mm", FALSE },
  { "TableNote", "Table note", "Standard", 0, "8pt", "normal", INK2, "0mm", "0.6mm", FALSE },
  { "Head", "Page head", "Standard", 0, "8.5pt", "normal", INK2, "0mm", "0mm", FALSE },
};

static void
write_language (PvXmlWriter *xml, PvLang lang)
{
  static const char *const countries[] = { "none", "FI", "FI", "GB" };

  pv_xml_attribute (xml, "fo:language", lang == PV_LANG_NONE ? "zxx" : pv_lang_code (lang));
  pv_xml_attribute (xml, "fo:country", countries[lang]);
}

void
pv_fodt_begin_style (PvXmlWriter *xml, const char *name, const char *family, const char *parent)
{
  pv_xml_start (xml, "style:style");
  pv_xml_attribute (xml, "style:name", name);
  pv_xml_attribute (xml, "style:family", family);
  pv_xml_attribute (xml, "style:parent-style-name", parent);
}

static void
write_paragraph_properties (PvXmlWriter *xml, const Look *look, gboolean new_page)
{
  pv_xml_start (xml, "style:paragraph-properties");
  pv_xml_attribute (xml, "fo:margin-top", look->top);
  pv_xml_attribute (xml, "fo:margin-bottom", look->bottom);
  pv_xml_attribute (xml, "fo:line-height", look->outline_level > 0 ? "115%" : "128%");
  if (look->keep_with_next)
    pv_xml_attribute (xml, "fo:keep-with-next", "always");
  else
    {
      pv_xml_attribute (xml, "fo:orphans", "2");
      pv_xml_attribute (xml, "fo:widows", "2");
    }
  if (new_page)
    pv_xml_attribute (xml, "fo:break-before", "page");
  pv_xml_end (xml);
}

static void
write_text_properties (PvXmlWriter *xml, const Look *look)
{
  pv_xml_start (xml, "style:text-properties");
  pv_xml_attribute (xml, "fo:color", look->colour);
  pv_xml_attribute (xml, "fo:font-size", look->size);
  pv_xml_attribute (xml, "fo:font-weight", look->weight);
  pv_xml_end (xml);
}

static void
write_look (PvXmlWriter *xml, const Look *look)
{
  pv_xml_start (xml, "style:style");
  pv_xml_attribute (xml, "style:name", look->name);
  pv_xml_attribute (xml, "style:display-name", look->display);
  pv_xml_attribute (xml, "style:family", "paragraph");
  pv_xml_attribute (xml, "style:parent-style-name", look->parent);
  if (look->outline_level > 0)
    pv_xml_attributef (xml, "style:default-outline-level", "%u", look->outline_level);
  write_paragraph_properties (xml, look, FALSE);
  write_text_properties (xml, look);
  pv_xml_end (xml);
}

static void
write_look_in (PvXmlWriter *xml, const Look *look, PvLang lang, gboolean new_page)
{
  pv_xml_start (xml, "style:style");
  pv_xml_attributef (xml, "style:name", "%s.%s%s", look->name, lang == PV_LANG_NONE ? "none" : pv_lang_code (lang), new_page ? ".page" : "");
  pv_xml_attribute (xml, "style:family", "paragraph");
  pv_xml_attribute (xml, "style:parent-style-name", look->name);
  if (new_page)
    write_paragraph_properties (xml, look, TRUE);
  pv_xml_start (xml, "style:text-properties");
  write_language (xml, lang);
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_font (PvXmlWriter *xml)
{
  pv_xml_start (xml, "office:font-face-decls");
  pv_xml_start (xml, "style:font-face");
  pv_xml_attribute (xml, "style:name", "Cantarell");
  /* The first of them that is there. */
  pv_xml_attribute (xml, "svg:font-family", "Cantarell, 'Liberation Sans', Arial, sans-serif");
  pv_xml_attribute (xml, "style:font-family-generic", "swiss");
  pv_xml_attribute (xml, "style:font-pitch", "variable");
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_standard (PvXmlWriter *xml, const PvReport *report)
{
  pv_xml_start (xml, "style:default-style");
  pv_xml_attribute (xml, "style:family", "paragraph");
  pv_xml_start (xml, "style:paragraph-properties");
  pv_xml_attribute (xml, "fo:hyphenation-ladder-count", "no-limit");
  pv_xml_attribute (xml, "style:writing-mode", "lr-tb");
  pv_xml_end (xml);
  pv_xml_start (xml, "style:text-properties");
  pv_xml_attribute (xml, "style:font-name", "Cantarell");
  pv_xml_attribute (xml, "fo:font-size", "10.5pt");
  write_language (xml, report->lang == PV_LANG_BOTH ? PV_LANG_FI : report->lang);
  /* Finnish words are long: better broken than torn apart by their column. */
  pv_xml_attribute (xml, "fo:hyphenate", "true");
  pv_xml_attribute (xml, "fo:hyphenation-remain-char-count", "3");
  pv_xml_attribute (xml, "fo:hyphenation-push-char-count", "3");
  pv_xml_end (xml);
  pv_xml_end (xml);

  pv_fodt_begin_style (xml, "Standard", "paragraph", NULL);
  pv_xml_attribute (xml, "style:class", "text");
  pv_xml_end (xml);
}

static void
write_outline (PvXmlWriter *xml)
{
  pv_xml_start (xml, "text:outline-style");
  pv_xml_attribute (xml, "style:name", "Outline");
  for (guint level = 1; level <= 3; level++)
    {
      pv_xml_start (xml, "text:outline-level-style");
      pv_xml_attributef (xml, "text:level", "%u", level);
      pv_xml_attribute (xml, "style:num-format", "");
      pv_xml_end (xml);
    }
  pv_xml_end (xml);
}

static void
write_list_style (PvXmlWriter *xml)
{
  pv_xml_start (xml, "text:list-style");
  pv_xml_attribute (xml, "style:name", "List");
  pv_xml_start (xml, "text:list-level-style-bullet");
  pv_xml_attribute (xml, "text:level", "1");
  pv_xml_attribute (xml, "text:bullet-char", "•");
  pv_xml_start (xml, "style:list-level-properties");
  pv_xml_attribute (xml, "text:list-level-position-and-space-mode", "label-alignment");
  pv_xml_start (xml, "style:list-level-label-alignment");
  pv_xml_attribute (xml, "text:label-followed-by", "listtab");
  pv_xml_attribute (xml, "text:list-tab-stop-position", "5mm");
  pv_xml_attribute (xml, "fo:text-indent", "-5mm");
  pv_xml_attribute (xml, "fo:margin-left", "5mm");
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_cell_style (PvXmlWriter *xml, const char *name, const char *fill, const char *line)
{
  pv_fodt_begin_style (xml, name, "table-cell", NULL);
  pv_xml_start (xml, "style:table-cell-properties");
  if (fill != NULL)
    pv_xml_attribute (xml, "fo:background-color", fill);
  pv_xml_attribute (xml, "fo:padding", "1.2mm");
  pv_xml_attribute (xml, "fo:border-left", "none");
  pv_xml_attribute (xml, "fo:border-right", "none");
  pv_xml_attribute (xml, "fo:border-top", "none");
  pv_xml_attribute (xml, "fo:border-bottom", line);
  pv_xml_attribute (xml, "style:vertical-align", "top");
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_table_styles (PvXmlWriter *xml)
{
  pv_fodt_begin_style (xml, "Table", "table", NULL);
  pv_xml_start (xml, "style:table-properties");
  pv_xml_attributef (xml, "style:width", "%dmm", (int) PV_FODT_TEXT_WIDTH);
  pv_xml_attribute (xml, "table:align", "margins");
  pv_xml_attribute (xml, "fo:margin-bottom", "4mm");
  pv_xml_attribute (xml, "style:may-break-between-rows", "true");
  pv_xml_end (xml);
  pv_xml_end (xml);

  pv_fodt_begin_style (xml, "Row", "table-row", NULL);
  pv_xml_start (xml, "style:table-row-properties");
  pv_xml_attribute (xml, "fo:keep-together", "always");
  pv_xml_end (xml);
  pv_xml_end (xml);

  write_cell_style (xml, "HeadingCell", "#ebebeb", "0.75pt solid #85858f");
  write_cell_style (xml, "Cell", NULL, "0.5pt solid #dadadd");
}

static void
write_graphic_style (PvXmlWriter *xml)
{
  pv_fodt_begin_style (xml, "Picture", "graphic", NULL);
  pv_xml_start (xml, "style:graphic-properties");
  pv_xml_attribute (xml, "style:vertical-pos", "top");
  pv_xml_attribute (xml, "style:vertical-rel", "baseline");
  pv_xml_attribute (xml, "fo:border", "none");
  pv_xml_end (xml);
  pv_xml_end (xml);
}

/* The breadths of the columns of every table. */
static void
write_column_styles (PvXmlWriter *xml, const PvReport *report)
{
  guint n_tables = 0;

  for (guint b = 0; b < report->blocks->len; b++)
    {
      const PvTable *table = ((PvBlock *) report->blocks->pdata[b])->table;

      if (table == NULL)
        continue;
      n_tables++;
      for (guint c = 0; c < table->headings->len; c++)
        {
          pv_xml_start (xml, "style:style");
          pv_xml_attributef (xml, "style:name", "Column%u.%u", n_tables, c + 1);
          pv_xml_attribute (xml, "style:family", "table-column");
          pv_xml_start (xml, "style:table-column-properties");
          pv_xml_attributef (xml, "style:rel-column-width", "%u*", table->widths[c] * 1000);
          pv_xml_end (xml);
          pv_xml_end (xml);
        }
    }
}

void
pv_fodt_write_styles (PvXmlWriter *xml, const PvReport *report)
{
  write_font (xml);
  pv_xml_start (xml, "office:styles");
  write_standard (xml, report);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    write_look (xml, &looks[i]);
  write_outline (xml);
  write_list_style (xml);
  pv_xml_end (xml);

  pv_xml_start (xml, "office:automatic-styles");
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    for (PvLang lang = PV_LANG_NONE; lang <= PV_LANG_LAST; lang++)
      {
        write_look_in (xml, &looks[i], lang, FALSE);
        if (looks[i].outline_level > 0)
          write_look_in (xml, &looks[i], lang, TRUE);
      }
  write_graphic_style (xml);
  write_table_styles (xml);
  write_column_styles (xml, report);
  pv_fodt_write_page (xml);
  pv_xml_end (xml);
}

char *
pv_fodt_paragraph_style (PvTextStyle style, guint level, gboolean in_table, PvLang lang)
{
  static const char *const names[] = { "Body", "Title", "Subtitle", "Mark", "Note", "Strong" };
  const char *code = lang == PV_LANG_NONE ? "none" : pv_lang_code (lang);

  if (style == PV_TEXT_HEADING)
    return g_strdup_printf ("Heading%u.%s", CLAMP (level, 1, 3), code);
  if (in_table)
    return g_strdup_printf ("%s.%s", style == PV_TEXT_STRONG ? "TableStrong" : style == PV_TEXT_NOTE ? "TableNote" : "TableBody", code);

  return g_strdup_printf ("%s.%s", names[style], code);
}
