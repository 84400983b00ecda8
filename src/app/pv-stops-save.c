#include "app/pv-stops-save.h"

#include "app/pv-save.h"
#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>

static gboolean
write_stops (const PvSaveFrom *from, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = pv_stops_pdf (from->model, from->lang, PV_AUDIENCE_PUBLIC, from->today, cancellable, error);

  return bytes != NULL && pv_output_bytes (from->path, bytes, cancellable, error);
}

void
pv_stops_save (GtkWindow *parent, GtkWidget *near, PvDocument *document, PvLang lang)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  g_autofree char *title = pv_document_get_title (document, lang);
  g_autofree char *plain = g_strdelimit (g_strdup (title), "/", '-');
  g_autofree char *name = g_strdup_printf (_("%s, presentation.pdf"), plain);
  const PvFileQuestion question = { .title = _("Save the presentation"), .accept = _("_Save"), .name = name,
                                    .filter_name = "PDF", .patterns = patterns, .save = TRUE };

  pv_save (parent, near, document, lang, &question, write_stops, _("Saved: %s"));
}
