"""Addresses of inspections, plans, reports and what units have to work with."""

from __future__ import annotations

from django.urls import path

from motcua.desk.views import (
    capacity,
    commitments,
    inspections,
    reform_plans,
    reform_reports,
    remedies,
)

oversight_addresses = [
    path("kiem-tra/", inspections.listing, name="inspections"),
    path("kiem-tra/ke-hoach/", inspections.plans, name="inspection_plans"),
    path("kiem-tra/ke-hoach/moi/", inspections.new_plan, name="inspection_plan_new"),
    path("kiem-tra/ke-hoach/<int:pk>/", inspections.plan, name="inspection_plan"),
    path(
        "kiem-tra/ke-hoach/<int:pk>/<slug:verb>/", inspections.plan_act, name="inspection_plan_act"
    ),
    path("kiem-tra/don-vi/<int:pk>/bo/", inspections.drop, name="visit_drop"),
    path("kiem-tra/don-vi/<int:pk>/lap-doan/", inspections.open_visit, name="inspection_open"),
    path("kiem-tra/khac-phuc/", remedies.listing, name="remedies"),
    path("kiem-tra/khac-phuc/<int:pk>/", remedies.remedy, name="remedy"),
    path("kiem-tra/khac-phuc/<int:pk>/<slug:verb>/", remedies.act, name="remedy_act"),
    path("kiem-tra/dot-xuat/", remedies.checks, name="discipline"),
    path("kiem-tra/dot-xuat/moi/", remedies.new_check, name="discipline_new"),
    path("kiem-tra/tep/<slug:reference>/", remedies.file, name="oversight_file"),
    path("kiem-tra/<int:pk>/", inspections.inspection, name="inspection"),
    path("kiem-tra/<int:pk>/ban-ky/", inspections.paper, name="inspection_paper"),
    path("kiem-tra/<int:pk>/<slug:verb>/", inspections.act, name="inspection_act"),
    path("ke-hoach/", reform_plans.listing, name="reform_plans"),
    path("ke-hoach/moi/", reform_plans.new, name="reform_plan_new"),
    path("ke-hoach/<int:pk>/", reform_plans.plan, name="reform_plan"),
    path("ke-hoach/<int:pk>/<slug:verb>/", reform_plans.act, name="reform_plan_act"),
    path("cam-ket/", commitments.listing, name="commitments"),
    path("cam-ket/moi/", commitments.new, name="commitment_new"),
    path("cam-ket/<int:pk>/", commitments.commitment, name="commitment"),
    path("cam-ket/<int:pk>/<slug:verb>/", commitments.act, name="commitment_act"),
    path("khen-thuong/", commitments.reward_lists, name="rewards"),
    path("khen-thuong/moi/", commitments.propose, name="reward_new"),
    path("khen-thuong/<int:pk>/", commitments.reward_list, name="reward_list"),
    path("khen-thuong/<int:pk>/<slug:verb>/", commitments.reward_act, name="reward_act"),
    path("bao-cao-cchc/", reform_reports.listing, name="reform_reports"),
    path("bao-cao-cchc/moi/", reform_reports.new, name="reform_report_new"),
    path("bao-cao-cchc/<int:pk>/", reform_reports.report, name="reform_report"),
    path("bao-cao-cchc/<int:pk>/tai/<slug:form>/", reform_reports.file, name="reform_report_file"),
    path("bao-cao-cchc/<int:pk>/<slug:verb>/", reform_reports.act, name="reform_report_act"),
    path("nang-luc/", capacity.listing, name="capacity"),
    path("nang-luc/<slug:key>/", capacity.listing, name="capacity_sheet"),
    path("nang-luc/<slug:key>/moi/", capacity.new, name="capacity_new"),
    path("nang-luc/<slug:key>/nhap/", capacity.bring_in, name="capacity_import"),
    path("nang-luc/<slug:key>/mau/", capacity.blank, name="capacity_blank"),
    path("nang-luc/<slug:key>/<int:pk>/", capacity.row, name="capacity_row"),
]
