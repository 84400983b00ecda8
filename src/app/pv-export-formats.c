#include "app/pv-export-formats.h"

#include <glib/gi18n-lib.h>

static const char *const fodt_endings[] = { "fodt", NULL };
static const char *const xml_endings[] = { "xml", NULL };
static const char *const picture_endings[] = { "svg", "pdf", "png", NULL };
static const char *const html_endings[] = { "html", NULL };
static const char *const graphml_endings[] = { "graphml", NULL };
static const char *const sheet_endings[] = { "xlsx", "ods", "csv", NULL };
static const char *const book_endings[] = { "xlsx", "ods", NULL };
static const char *const no_endings[] = { NULL };

static const PvKind municipalities[] = { PV_AREA, PV_ANY_KIND };
static const PvKind bought[] = { PV_PROCUREMENT, PV_PATH, PV_SERVICE, PV_ANY_KIND };
static const PvKind paths[] = { PV_PATH, PV_ANY_KIND };
static const PvKind everything[] = { PV_ANY_KIND };

static const PvExportInfo infos[PV_N_EXPORTS] = {
  [PV_EXPORT_REPORT] = {
    .label = N_("Report to a municipality"),
    .kind_of_file = N_("A text document"),
    .purpose = N_("What one municipality has: its actors, services and paths, who does what, and what nobody answers for."),
    .name = N_("report"), .icon = "x-office-document-symbolic", .endings = fodt_endings, .kinds = municipalities,
    .has_lang = TRUE, .asks_raised = TRUE, .raised = TRUE,
  },
  [PV_EXPORT_PROCUREMENT] = {
    .label = N_("Descriptions for a procurement"),
    .kind_of_file = N_("XML, for systems"),
    .purpose = N_("Services described for tender documents, in all languages and without the names of today’s providers."),
    .name = N_("procurement"), .icon = "pv-procurement-symbolic", .endings = xml_endings, .kinds = bought,
    .asks_raised = TRUE,
  },
  [PV_EXPORT_NETWORK] = {
    .label = N_("Picture of the network"), .picture = TRUE,
    .kind_of_file = N_("SVG, PDF or PNG"),
    .purpose = N_("Actors and their links, arranged as on the Network page."),
    .name = N_("network"), .icon = "pv-network-symbolic", .endings = picture_endings, .kinds = everything,
    .has_lang = TRUE, .raised = TRUE,
  },
  [PV_EXPORT_PATH] = {
    .label = N_("Picture of a path"), .picture = TRUE,
    .kind_of_file = N_("SVG, PDF or PNG"),
    .purpose = N_("One service path: who does what in which phase."),
    .name = N_("path"), .icon = "pv-path-symbolic", .endings = picture_endings, .kinds = paths,
    .has_lang = TRUE, .raised = TRUE,
  },
  [PV_EXPORT_HTML] = {
    .label = N_("Page for a browser"),
    .kind_of_file = N_("HTML, a single file"),
    .purpose = N_("The network and the paths to look at: it opens anywhere, is searched and moved, and nobody can change it. It needs no network."),
    .name = N_("map"), .icon = "x-office-presentation-symbolic", .endings = html_endings, .kinds = everything,
    .has_lang = TRUE, .asks_raised = TRUE, .raised = TRUE,
  },
  [PV_EXPORT_GRAPHML] = {
    .label = N_("Network for other programs"),
    .kind_of_file = N_("GraphML"),
    .purpose = N_("Actors and links for yEd, Gephi and other programs that draw and measure networks. It can be brought in again."),
    .name = N_("network"), .icon = "pv-network-symbolic", .endings = graphml_endings, .kinds = everything,
    .has_lang = TRUE, .asks_raised = TRUE, .raised = TRUE,
  },
  [PV_EXPORT_XML] = {
    .label = N_("Everything, as XML"),
    .kind_of_file = N_("XML, for systems"),
    .purpose = N_("All records that this audience may have. For our own use it can be brought in again without loss."),
    .name = N_("ecosystem"), .icon = "text-x-generic-symbolic", .endings = xml_endings, .kinds = everything,
    .asks_raised = TRUE,
  },
  [PV_EXPORT_CSV] = {
    .label = N_("Tables for a spreadsheet"),
    .kind_of_file = N_("A folder of CSV files"),
    .purpose = N_("One table for each kind of record, with a description. For our own use it can be brought in again without loss."),
    .name = N_("tables"), .icon = "x-office-spreadsheet-symbolic", .endings = no_endings, .kinds = everything,
    .asks_raised = TRUE,
  },
  [PV_EXPORT_TABLE] = {
    .label = N_("This table"),
    .kind_of_file = N_("XLSX, ODS or CSV"),
    .purpose = N_("The rows and columns that the table shows now, in its order."),
    .name = N_("table"), .icon = "x-office-spreadsheet-symbolic", .endings = sheet_endings, .kinds = everything,
    .has_lang = TRUE, .asks_raised = TRUE, .raised = TRUE,
  },
  [PV_EXPORT_TEMPLATES] = {
    .label = N_("Lists to fill in"),
    .kind_of_file = N_("XLSX or ODS"),
    .purpose = N_("Empty sheets with the headings that an import knows, and two example rows in each. Nothing of the document goes along."),
    .name = N_("lists"), .icon = "x-office-spreadsheet-symbolic", .endings = book_endings, .kinds = everything,
    .has_lang = TRUE, .blank = TRUE,
  },
};

const PvExportInfo *
pv_export_info (PvExportFormat format)
{
  g_return_val_if_fail (format < PV_N_EXPORTS, &infos[PV_EXPORT_REPORT]);

  return &infos[format];
}
