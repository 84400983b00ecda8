#include "diagram/pv-paint.h"
void pv_paint_lanes (const PvBrush *brush) {}
void pv_paint_step (const PvBrush *brush, guint step) {}
void pv_paint_task (const PvBrush *brush, guint task) {}
void pv_paint_transition (const PvBrush *brush, guint transition) {}
void pv_paint_gap (const PvBrush *brush, guint gap) {}
void pv_paint_phase_heads (const PvBrush *brush, double dy) {}
void pv_paint_lane_heads (const PvBrush *brush, double dx) {}
void pv_paint_regions (const PvBrush *brush) {}
