/* XML written through libxml2, two spaces a level, UTF-8, LF. The first thing that goes wrong is kept and told at the end, so that
 * what writes a document need not ask after every element. */
#pragma once

#include "base/base.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PvXmlWriter PvXmlWriter;

/* Does not own @stream. (transfer full) */
PvXmlWriter *pv_xml_writer_new       (GOutputStream *stream,
                                      GCancellable  *cancellable);
void         pv_xml_writer_free      (PvXmlWriter   *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvXmlWriter, pv_xml_writer_free)

/* From here on nothing is indented: white space within what follows would be read as text. */
void         pv_xml_writer_no_indent (PvXmlWriter   *writer);

void         pv_xml_start            (PvXmlWriter   *writer,
                                      const char    *element);
void         pv_xml_end              (PvXmlWriter   *writer);
/* Nothing when @value is NULL. */
void         pv_xml_attribute        (PvXmlWriter   *writer,
                                      const char    *name,
                                      const char    *value);
void         pv_xml_attributef       (PvXmlWriter   *writer,
                                      const char    *name,
                                      const char    *format,
                                      ...) G_GNUC_PRINTF (3, 4);
void         pv_xml_text             (PvXmlWriter   *writer,
                                      const char    *text);
/* <element>text</element>; nothing when @text is NULL. */
void         pv_xml_element          (PvXmlWriter   *writer,
                                      const char    *element,
                                      const char    *text);
/* <element xml:lang="…">text</element>; nothing when @text is NULL. */
void         pv_xml_element_lang     (PvXmlWriter   *writer,
                                      const char    *element,
                                      PvLang         lang,
                                      const char    *text);

void         pv_xml_comment          (PvXmlWriter   *writer,
                                      const char    *text);

/* So many parts of what is written are written: for a PvProgress. */
void         pv_xml_writer_tell      (PvXmlWriter   *writer,
                                      guint          done,
                                      guint          of);

/* Ends every element and the document. FALSE with what went wrong first. */
gboolean     pv_xml_writer_finish    (PvXmlWriter   *writer,
                                      GError       **error);

G_END_DECLS
