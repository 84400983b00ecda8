#include "exchange/pv-sheet-zipped.h"

#include <glib/gi18n-lib.h>

void
pv_sheet_damaged (const PvSheetFile *file, GError **error)
{
  g_set_error (error, PV_ERROR, PV_ERROR_DAMAGED, _("%s is damaged or was cut off; fetch it again"), file->name);
}

void
pv_sheet_reading_note_error (PvSheetReading *reading, guint row, guint column)
{
  if (reading->n_errors++ > 0)
    return;

  reading->error_row = row;
  reading->error_column = column;
}

static void
add_error_remark (PvSheetReading *reading)
{
  g_autofree char *remark = NULL;
  char letters[8];

  if (reading->n_errors == 0)
    return;

  pv_sheet_column_name (reading->error_column, letters);
  remark = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell holds an error of the spreadsheet and counts as empty: row %u, column %s",
                                         "%u cells hold an error of the spreadsheet and count as empty; the first: row %u, column %s", reading->n_errors),
                            reading->n_errors, reading->error_row + 1, letters);
  pv_sheet_add_remark (reading->sheet, remark);
}

static void
add_unsaved_remark (PvSheetReading *reading)
{
  g_autofree char *remark = NULL;

  if (reading->n_unsaved == 0)
    return;

  remark = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u formula was saved without its value and counts as empty; open the file in a spreadsheet program and save it again",
                                         "%u formulas were saved without their values and count as empty; open the file in a spreadsheet program and save it again",
                                         reading->n_unsaved),
                            reading->n_unsaved);
  pv_sheet_add_remark (reading->sheet, remark);
}

void
pv_sheet_reading_end (PvSheetReading *reading, GPtrArray *sheets)
{
  if (reading->hidden)
    pv_sheet_add_remark (reading->sheet, _("This sheet is hidden in the file"));
  add_error_remark (reading);
  add_unsaved_remark (reading);

  if (pv_sheet_finish (reading->sheet))
    g_ptr_array_add (sheets, reading->sheet);
  else
    pv_sheet_unref (reading->sheet);
  reading->sheet = NULL;
}

PvXmlGate *
pv_sheet_open_part (PvSheetFile *file, PvZip *zip, const char *part, GError **error)
{
  g_autoptr (GInputStream) stream = pv_zip_read (zip, part, error);
  g_autofree char *name = g_strdup_printf ("%s (%s)", file->name, part);

  return stream ? pv_xml_gate_new (stream, name, PV_SHEET_MAX_BYTES, file->cancellable) : NULL;
}

gboolean
pv_sheet_at (xmlTextReaderPtr reader, const char *element)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && g_str_equal (xmlTextReaderConstLocalName (reader), element);
}

gboolean
pv_sheet_at_end (xmlTextReaderPtr reader, const char *element)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT && g_str_equal (xmlTextReaderConstLocalName (reader), element);
}

guint
pv_sheet_number_attribute (xmlTextReaderPtr reader, const char *name, const char *uri, guint max, guint otherwise)
{
  xmlChar *value = uri ? xmlTextReaderGetAttributeNs (reader, BAD_CAST name, BAD_CAST uri) : xmlTextReaderGetAttribute (reader, BAD_CAST name);
  guint64 number = otherwise;

  if (value != NULL && !g_ascii_string_to_unsigned ((const char *) value, 10, 0, max, &number, NULL))
    number = otherwise;
  xmlFree (value);
  return (guint) number;
}
