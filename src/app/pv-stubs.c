#include "diagram/diagram.h"
__attribute__((weak)) GArray *pv_legend_entries (const PvScene *scene, PvLang lang){ return g_array_new(FALSE,FALSE,sizeof(PvLegendEntry)); }
__attribute__((weak)) void pv_legend_paint_sign (const PvLegendEntry *entry, PvSurface *surface, const PvStyle *style, double x, double y){}
