#include "diagram/pv-paint.h"

void
pv_paint_regions (const PvBrush *brush)
{
}
