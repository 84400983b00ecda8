/* The page of a report: its size, head and foot. */
#include "exchange/pv-fodt-styles.h"

static void
write_page (PvXmlWriter *xml)
{
  pv_xml_start (xml, "style:page-layout");
  pv_xml_attribute (xml, "style:name", "Page");
  pv_xml_start (xml, "style:page-layout-properties");
  pv_xml_attribute (xml, "fo:page-width", "210mm");
  pv_xml_attribute (xml, "fo:page-height", "297mm");
  pv_xml_attribute (xml, "style:print-orientation", "portrait");
  pv_xml_attribute (xml, "fo:margin-top", "14mm");
  pv_xml_attribute (xml, "fo:margin-bottom", "14mm");
  pv_xml_attribute (xml, "fo:margin-left", "20mm");
  pv_xml_attribute (xml, "fo:margin-right", "20mm");
  pv_xml_end (xml);
  for (guint i = 0; i < 2; i++)
    {
      pv_xml_start (xml, i == 0 ? "style:header-style" : "style:footer-style");
      pv_xml_start (xml, "style:header-footer-properties");
      pv_xml_attribute (xml, "fo:min-height", "6mm");
      pv_xml_attribute (xml, i == 0 ? "fo:margin-bottom" : "fo:margin-top", "6mm");
      pv_xml_end (xml);
      pv_xml_end (xml);
    }
  pv_xml_end (xml);
}

static void
write_head_style (PvXmlWriter *xml)
{
  pv_fodt_begin_style (xml, "HeadLine", "paragraph", "Head");
  pv_xml_start (xml, "style:paragraph-properties");
  pv_xml_attribute (xml, "fo:border-bottom", "0.5pt solid #dadadd");
  pv_xml_attribute (xml, "fo:padding-bottom", "1.2mm");
  pv_xml_start (xml, "style:tab-stops");
  pv_xml_start (xml, "style:tab-stop");
  pv_xml_attributef (xml, "style:position", "%dmm", (int) PV_FODT_TEXT_WIDTH);
  pv_xml_attribute (xml, "style:type", "right");
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);

  pv_fodt_begin_style (xml, "FootLine", "paragraph", "Head");
  pv_xml_start (xml, "style:paragraph-properties");
  pv_xml_attribute (xml, "fo:text-align", "end");
  pv_xml_end (xml);
  pv_xml_end (xml);

  pv_fodt_begin_style (xml, "HeadMark", "text", NULL);
  pv_xml_start (xml, "style:text-properties");
  pv_xml_attribute (xml, "fo:font-weight", "bold");
  pv_xml_attribute (xml, "fo:color", "#8f5902");
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_head (PvXmlWriter *xml, const PvReport *report)
{
  pv_xml_start (xml, "style:header");
  pv_xml_start (xml, "text:p");
  pv_xml_attribute (xml, "text:style-name", "HeadLine");
  pv_xml_text (xml, report->title);
  if (report->mark != NULL)
    {
      pv_xml_start (xml, "text:tab");
      pv_xml_end (xml);
      pv_xml_start (xml, "text:span");
      pv_xml_attribute (xml, "text:style-name", "HeadMark");
      pv_xml_text (xml, report->mark);
      pv_xml_end (xml);
    }
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_field (PvXmlWriter *xml, const char *element)
{
  pv_xml_start (xml, element);
  if (g_str_equal (element, "text:page-number"))
    pv_xml_attribute (xml, "text:select-page", "current");
  pv_xml_text (xml, "1");
  pv_xml_end (xml);
}

void
pv_fodt_write_page (PvXmlWriter *xml)
{
  write_head_style (xml);
  write_page (xml);
}

void
pv_fodt_write_masters (PvXmlWriter *xml, const PvReport *report)
{
  pv_xml_start (xml, "office:master-styles");
  pv_xml_start (xml, "style:master-page");
  pv_xml_attribute (xml, "style:name", "Standard");
  pv_xml_attribute (xml, "style:page-layout-name", "Page");
  write_head (xml, report);
  pv_xml_start (xml, "style:footer");
  pv_xml_start (xml, "text:p");
  pv_xml_attribute (xml, "text:style-name", "FootLine");
  write_field (xml, "text:page-number");
  pv_xml_text (xml, " / ");
  write_field (xml, "text:page-count");
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);
}
