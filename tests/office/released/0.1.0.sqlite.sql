BEGIN TRANSACTION;
CREATE TABLE "assessments_assignment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "node" varchar(50) NOT NULL, "due" date NULL, "person_id" bigint NOT NULL REFERENCES "units_person" ("id") DEFERRABLE INITIALLY DEFERRED, "sheet_id" bigint NOT NULL REFERENCES "assessments_sheet" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessments_each_assignment_once" UNIQUE ("sheet_id", "node", "person_id"));
INSERT INTO "assessments_assignment" VALUES(1,'1','2026-11-25',3,1);
CREATE TABLE "assessments_officialreport" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "sha256" varchar(64) NOT NULL, "made_at" datetime NOT NULL, "number" varchar(50) NOT NULL, "date" date NULL, "signed" varchar(10) NOT NULL, "signatures" text NOT NULL CHECK ((JSON_VALID("signatures") OR "signatures" IS NULL)), "sent_at" datetime NULL, "file_id" varchar(64) NULL REFERENCES "evidence_file" ("sha256") DEFERRABLE INITIALLY DEFERRED, "sheet_id" bigint NOT NULL REFERENCES "assessments_sheet" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessments_each_report_once" UNIQUE ("sheet_id", "version"));
INSERT INTO "assessments_officialreport" VALUES(1,1,'{"unit": "\u1ee6Y BAN NH\u00c2N D\u00c2N X\u00c3 GI\u1eee L\u1ea0I", "place": "Gi\u1eef L\u1ea1i", "title": "B\u00c1O C\u00c1O K\u1ebft qu\u1ea3 t\u1ef1 \u0111\u00e1nh gi\u00e1, ch\u1ea5m \u0111i\u1ec3m Ch\u1ec9 s\u1ed1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh n\u0103m 2026 c\u1ee7a UBND X\u00e3 Gi\u1eef L\u1ea1i", "signer_title": "CH\u1ee6 T\u1ecaCH", "opening": "", "recipients": [], "maximum": "100", "claimed": "100", "rows": [{"id": "1", "parent": null, "label": "1", "title": "Ch\u1ec9 \u0111\u1ea1o, \u0111i\u1ec1u h\u00e0nh", "maximum": "20", "claimed": "20", "explanation": null}, {"id": "1.1", "parent": "1", "label": "1.1", "title": "Ban h\u00e0nh k\u1ebf ho\u1ea1ch n\u0103m trong Qu\u00fd IV c\u1ee7a n\u0103m tr\u01b0\u1edbc", "maximum": "4", "claimed": "4", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "1.2", "parent": "1", "label": "1.2", "title": "C\u00f3 ph\u00e2n c\u00f4ng m\u1ed9t l\u00e3nh \u0111\u1ea1o ph\u1ee5 tr\u00e1ch", "maximum": "2", "claimed": "2", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "1.3", "parent": "1", "label": "1.3", "title": "T\u1ed5 ch\u1ee9c \u00edt nh\u1ea5t 4 cu\u1ed9c \u0111\u1ed1i tho\u1ea1i v\u1edbi ng\u01b0\u1eddi d\u00e2n trong n\u0103m", "maximum": "4", "claimed": "4", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "1.4", "parent": "1", "label": "1.4", "title": "M\u1ed7i s\u00e1ng ki\u1ebfn \u0111\u01b0\u1ee3c c\u00f4ng nh\u1eadn: 1 \u0111i\u1ec3m, t\u1ed1i \u0111a 3 \u0111i\u1ec3m", "maximum": "3", "claimed": "3", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "1.5", "parent": "1", "label": "1.5", "title": "K\u1ebf ho\u1ea1ch c\u00f3 m\u1ee5c ti\u00eau (1 \u0111i\u1ec3m), nhi\u1ec7m v\u1ee5 (1,5 \u0111i\u1ec3m), kinh ph\u00ed (0,5 \u0111i\u1ec3m)", "maximum": "3", "claimed": "3", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "1.6", "parent": "1", "label": "1.6", "title": "Ban h\u00e0nh v\u00e0 s\u01a1 k\u1ebft quy ch\u1ebf l\u00e0m vi\u1ec7c (\u0111\u1ee7 c\u1ea3 hai m\u1edbi c\u00f3 \u0111i\u1ec3m)", "maximum": "2", "claimed": "2", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "1.7", "parent": "1", "label": "1.7", "title": "Tuy\u00ean truy\u1ec1n tr\u00ean loa truy\u1ec1n thanh ho\u1eb7c trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed", "maximum": "2", "claimed": "2", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "2", "parent": null, "label": "2", "title": "Gi\u1ea3i quy\u1ebft th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh", "maximum": "40", "claimed": "40", "explanation": null}, {"id": "2.1", "parent": "2", "label": "2.1", "title": "T\u1ef7 l\u1ec7 h\u1ed3 s\u01a1 gi\u1ea3i quy\u1ebft \u0111\u00fang h\u1ea1n", "maximum": "12", "claimed": "12", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "2.2", "parent": "2", "label": "2.2", "title": "T\u1ef7 l\u1ec7 h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c s\u1ed1 h\u00f3a, t\u1eeb 80 % tr\u1edf l\u00ean \u0111\u1ea1t \u0111i\u1ec3m t\u1ed1i \u0111a", "maximum": "8", "claimed": "8", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "2.3", "parent": "2", "label": "2.3", "title": "T\u1ef7 l\u1ec7 nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao ho\u00e0n th\u00e0nh, d\u01b0\u1edbi 80 % kh\u00f4ng c\u00f3 \u0111i\u1ec3m", "maximum": "6", "claimed": "6", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "2.4", "parent": "2", "label": "2.4", "title": "T\u1ef7 l\u1ec7 ph\u1ea3n \u00e1nh, ki\u1ebfn ngh\u1ecb \u0111\u01b0\u1ee3c tr\u1ea3 l\u1eddi: 100 % \u0111\u1ea1t 6 \u0111i\u1ec3m, t\u1eeb 80 % \u0111\u1ea1t 3 \u0111i\u1ec3m; kh\u00f4ng c\u00f3 ph\u1ea3n \u00e1nh, ki\u1ebfn ngh\u1ecb \u0111\u1ea1t 6 \u0111i\u1ec3m", "maximum": "6", "claimed": "6", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "2.5", "parent": "2", "label": "2.5", "title": "H\u1ed3 s\u01a1 tr\u1ef1c tuy\u1ebfn v\u00e0 thanh to\u00e1n tr\u1ef1c tuy\u1ebfn: 5 x t\u1ef7 l\u1ec7 h\u1ed3 s\u01a1 tr\u1ef1c tuy\u1ebfn + 3 x t\u1ef7 l\u1ec7 h\u1ed3 s\u01a1 thanh to\u00e1n tr\u1ef1c tuy\u1ebfn; kh\u00f4ng c\u00f3 h\u1ed3 s\u01a1 th\u00ec kh\u00f4ng c\u00f3 \u0111i\u1ec3m", "maximum": "8", "claimed": "8", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "3", "parent": null, "label": "3", "title": "C\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c", "maximum": "15", "claimed": "15", "explanation": null}, {"id": "3.1", "parent": "3", "label": "3.1", "title": "X\u1ebfp lo\u1ea1i t\u1eadp th\u1ec3: xu\u1ea5t s\u1eafc \u0111\u1ea1t \u0111i\u1ec3m t\u1ed1i \u0111a, t\u1ed1t 75 %, ho\u00e0n th\u00e0nh 50 %, kh\u00f4ng ho\u00e0n th\u00e0nh 0 %", "maximum": "4", "claimed": "4", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "3.2", "parent": "3", "label": "3.2", "title": "G\u1eedi b\u00e1o c\u00e1o \u0111\u00fang h\u1ea1n: m\u1ed7i b\u00e1o c\u00e1o ch\u1eadm tr\u1eeb 0,25 \u0111i\u1ec3m", "maximum": "5", "claimed": "5", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "3.3", "parent": "3", "label": "3.3", "title": "Th\u1ef1c hi\u1ec7n t\u1ed1t v\u0103n h\u00f3a c\u00f4ng v\u1ee5", "maximum": "6", "claimed": "6", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "4", "parent": null, "label": "4", "title": "T\u00e1c \u0111\u1ed9ng", "maximum": "25", "claimed": "25", "explanation": null}, {"id": "4.1", "parent": "4", "label": "4.1", "title": "\u0110i\u1ec1u tra \u00fd ki\u1ebfn: r\u1ea5t t\u1ed1t 100 %, t\u1ed1t 60 %, trung b\u00ecnh 20 %, k\u00e9m 0 %", "maximum": "15", "claimed": "15", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "4.2", "parent": "4", "label": "4.2", "title": "Ch\u1ec9 s\u1ed1 h\u00e0i l\u00f2ng (ph\u1ea7n tr\u0103m) nh\u00e2n \u0111i\u1ec3m t\u1ed1i \u0111a", "maximum": "10", "claimed": "10", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "5", "parent": null, "label": "5", "title": "\u0110i\u1ec3m th\u01b0\u1edfng, \u0111i\u1ec3m ph\u1ea1t", "maximum": "0", "claimed": "0", "explanation": null}, {"id": "5.1", "parent": "5", "label": "5.1", "title": "\u0110i\u1ec3m th\u01b0\u1edfng: m\u1ed7i m\u00f4 h\u00ecnh \u0111\u01b0\u1ee3c c\u1ea5p tr\u00ean nh\u00e2n r\u1ed9ng c\u1ed9ng 0,5 \u0111i\u1ec3m, kh\u00f4ng qu\u00e1 1 \u0111i\u1ec3m", "maximum": "0", "claimed": "0", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}, {"id": "5.2", "parent": "5", "label": "5.2", "title": "\u0110i\u1ec3m ph\u1ea1t: m\u1ed7i l\u1ea7n b\u1ecb ph\u00ea b\u00ecnh tr\u1eeb 1 \u0111i\u1ec3m, kh\u00f4ng qu\u00e1 3 \u0111i\u1ec3m", "maximum": "0", "claimed": "0", "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n."}]}','1aa6e1444ce959aabf920edce9f4d13b1c07a31c5ead7eacea09435c885da06b','2026-11-24 20:48:33.987398','',NULL,'','[]',NULL,NULL,1);
CREATE TABLE "assessments_rowversion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "at" datetime NOT NULL, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "person_id" bigint NOT NULL REFERENCES "units_person" ("id") DEFERRABLE INITIALLY DEFERRED, "row_id" bigint NOT NULL REFERENCES "assessments_sheetrow" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessments_each_version_once" UNIQUE ("row_id", "version"));
INSERT INTO "assessments_rowversion" VALUES(1,1,'2026-11-24 20:48:33.867443','{"claimed": 40000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,2);
INSERT INTO "assessments_rowversion" VALUES(2,2,'2026-11-24 20:48:33.871395','{"claimed": 40000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,2);
INSERT INTO "assessments_rowversion" VALUES(3,1,'2026-11-24 20:48:33.873989','{"claimed": 20000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,3);
INSERT INTO "assessments_rowversion" VALUES(4,2,'2026-11-24 20:48:33.876919','{"claimed": 20000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,3);
INSERT INTO "assessments_rowversion" VALUES(5,1,'2026-11-24 20:48:33.879349','{"claimed": 40000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,4);
INSERT INTO "assessments_rowversion" VALUES(6,2,'2026-11-24 20:48:33.882309','{"claimed": 40000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"dialogues": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,4);
INSERT INTO "assessments_rowversion" VALUES(7,1,'2026-11-24 20:48:33.884882','{"claimed": 30000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,5);
INSERT INTO "assessments_rowversion" VALUES(8,2,'2026-11-24 20:48:33.887925','{"claimed": 30000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"initiatives": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,5);
INSERT INTO "assessments_rowversion" VALUES(9,1,'2026-11-24 20:48:33.890943','{"claimed": 30000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,6);
INSERT INTO "assessments_rowversion" VALUES(10,2,'2026-11-24 20:48:33.893820','{"claimed": 30000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,6);
INSERT INTO "assessments_rowversion" VALUES(11,1,'2026-11-24 20:48:33.896242','{"claimed": 20000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,7);
INSERT INTO "assessments_rowversion" VALUES(12,2,'2026-11-24 20:48:33.899252','{"claimed": 20000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,7);
INSERT INTO "assessments_rowversion" VALUES(13,1,'2026-11-24 20:48:33.901635','{"claimed": 20000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,8);
INSERT INTO "assessments_rowversion" VALUES(14,2,'2026-11-24 20:48:33.904574','{"claimed": 20000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,8);
INSERT INTO "assessments_rowversion" VALUES(15,1,'2026-11-24 20:48:33.907006','{"claimed": 120000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,10);
INSERT INTO "assessments_rowversion" VALUES(16,2,'2026-11-24 20:48:33.909971','{"claimed": 120000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"resolved_on_time": "3", "resolved": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,10);
INSERT INTO "assessments_rowversion" VALUES(17,1,'2026-11-24 20:48:33.913040','{"claimed": 80000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,11);
INSERT INTO "assessments_rowversion" VALUES(18,2,'2026-11-24 20:48:33.915931','{"claimed": 80000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"digitised": "3", "received": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,11);
INSERT INTO "assessments_rowversion" VALUES(19,1,'2026-11-24 20:48:33.918833','{"claimed": 60000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,12);
INSERT INTO "assessments_rowversion" VALUES(20,2,'2026-11-24 20:48:33.921636','{"claimed": 60000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"done": "3", "assigned": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,12);
INSERT INTO "assessments_rowversion" VALUES(21,1,'2026-11-24 20:48:33.924475','{"claimed": 60000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,13);
INSERT INTO "assessments_rowversion" VALUES(22,2,'2026-11-24 20:48:33.927427','{"claimed": 60000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"answered": "3", "feedback": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,13);
INSERT INTO "assessments_rowversion" VALUES(23,1,'2026-11-24 20:48:33.930505','{"claimed": 80000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,14);
INSERT INTO "assessments_rowversion" VALUES(24,2,'2026-11-24 20:48:33.933457','{"claimed": 80000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"online": "3", "paid_online": "3", "received": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,14);
INSERT INTO "assessments_rowversion" VALUES(25,1,'2026-11-24 20:48:33.936569','{"claimed": 40000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,16);
INSERT INTO "assessments_rowversion" VALUES(26,2,'2026-11-24 20:48:33.939461','{"claimed": 40000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,16);
INSERT INTO "assessments_rowversion" VALUES(27,1,'2026-11-24 20:48:33.941770','{"claimed": 50000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,17);
INSERT INTO "assessments_rowversion" VALUES(28,2,'2026-11-24 20:48:33.944600','{"claimed": 50000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"late_reports": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,17);
INSERT INTO "assessments_rowversion" VALUES(29,1,'2026-11-24 20:48:33.947492','{"claimed": 60000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,18);
INSERT INTO "assessments_rowversion" VALUES(30,2,'2026-11-24 20:48:33.950392','{"claimed": 60000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,18);
INSERT INTO "assessments_rowversion" VALUES(31,1,'2026-11-24 20:48:33.952669','{"claimed": 150000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,20);
INSERT INTO "assessments_rowversion" VALUES(32,2,'2026-11-24 20:48:33.955447','{"claimed": 150000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"very_good": "3", "good": "3", "fair": "3", "poor": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,20);
INSERT INTO "assessments_rowversion" VALUES(33,1,'2026-11-24 20:48:33.957719','{"claimed": 100000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,21);
INSERT INTO "assessments_rowversion" VALUES(34,2,'2026-11-24 20:48:33.960546','{"claimed": 100000, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,21);
INSERT INTO "assessments_rowversion" VALUES(35,1,'2026-11-24 20:48:33.963144','{"claimed": 0, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,23);
INSERT INTO "assessments_rowversion" VALUES(36,2,'2026-11-24 20:48:33.965517','{"claimed": 0, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"models": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,23);
INSERT INTO "assessments_rowversion" VALUES(37,1,'2026-11-24 20:48:33.968328','{"claimed": 0, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {}, "reason": ""}',2,24);
INSERT INTO "assessments_rowversion" VALUES(38,2,'2026-11-24 20:48:33.970646','{"claimed": 0, "explanation": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "facts": {"criticisms": "3"}, "reason": "ch\u1edd s\u1ed1 li\u1ec7u"}',2,24);
CREATE TABLE "assessments_sheet" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "state" varchar(10) NOT NULL, "across" text NOT NULL CHECK ((JSON_VALID("across") OR "across" IS NULL)), "returned_because" text NOT NULL, "round_id" bigint NOT NULL REFERENCES "rounds_round" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NOT NULL REFERENCES "units_unit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessments_one_sheet_per_unit" UNIQUE ("round_id", "unit_id"));
INSERT INTO "assessments_sheet" VALUES(1,'draft','[]','bổ sung số liệu',1,2);
CREATE TABLE "assessments_sheetrow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "node" varchar(50) NOT NULL, "claimed" bigint NULL, "explanation" text NOT NULL, "facts" text NOT NULL CHECK ((JSON_VALID("facts") OR "facts" IS NULL)), "reason" text NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "changed_at" datetime NULL, "computed" bigint NULL, "answer_state" varchar(20) NOT NULL, "trace" text NOT NULL, "findings" text NOT NULL CHECK ((JSON_VALID("findings") OR "findings" IS NULL)), "proposals" text NOT NULL CHECK ((JSON_VALID("proposals") OR "proposals" IS NULL)), "changed_by_id" bigint NULL REFERENCES "units_person" ("id") DEFERRABLE INITIALLY DEFERRED, "sheet_id" bigint NOT NULL REFERENCES "assessments_sheet" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessments_one_row_per_node" UNIQUE ("sheet_id", "node"));
INSERT INTO "assessments_sheetrow" VALUES(1,'1',NULL,'','{}','',0,NULL,NULL,'','','[]','{}',NULL,1);
INSERT INTO "assessments_sheetrow" VALUES(2,'1.1',40000,'Đã thực hiện.','{}','chờ số liệu',2,'2026-11-24 20:48:33.871395',NULL,'waiting','chưa có số liệu: Kế hoạch năm được ban hành ngày nào','[{"kind": "asked-not-answered", "severity": "warning", "criterion": "1.1", "message": "Ti\u00eau ch\u00ed h\u1ecfi \u201cBan h\u00e0nh k\u1ebf ho\u1ea1ch n\u0103m trong Qu\u00fd IV c\u1ee7a n\u0103m tr\u01b0\u1edbc\u201d nh\u01b0ng gi\u1ea3i tr\u00ecnh ch\u01b0a n\u00eau vi\u1ec7c ban h\u00e0nh (s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n); \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "vi\u1ec7c ban h\u00e0nh (s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n)", "at_risk": 0, "inferred": false}, {"kind": "bare-assertion", "severity": "warning", "criterion": "1.1", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(3,'1.2',20000,'Đã thực hiện.','{}','chờ số liệu',2,'2026-11-24 20:48:33.876919',NULL,'waiting','chưa có số liệu: Đã có văn bản phân công lãnh đạo phụ trách chưa','[{"kind": "bare-assertion", "severity": "warning", "criterion": "1.2", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(4,'1.3',40000,'Đã thực hiện.','{"dialogues": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.882309',0,'computed','3 < 4 → 0/4 (chưa đủ số lượng)','[{"kind": "admits-shortfall", "severity": "warning", "criterion": "1.3", "message": "Theo s\u1ed1 li\u1ec7u trong gi\u1ea3i tr\u00ecnh th\u00ec \u0111\u01b0\u1ee3c 0 \u0111i\u1ec3m, t\u1ef1 ch\u1ea5m 4: 3 < 4 \u2192 0/4 (ch\u01b0a \u0111\u1ee7 s\u1ed1 l\u01b0\u1ee3ng). \u0110\u1ec1 ngh\u1ecb l\u00e0m r\u00f5 ho\u1eb7c b\u1ed5 sung s\u1ed1 li\u1ec7u.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "0", "at_risk": 40000, "inferred": false}, {"kind": "bare-assertion", "severity": "warning", "criterion": "1.3", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(5,'1.4',30000,'Đã thực hiện.','{"initiatives": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.887925',30000,'computed','3 × 1 → 3/3 (không quá điểm tối đa)','[{"kind": "bare-assertion", "severity": "warning", "criterion": "1.4", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(6,'1.5',30000,'Đã thực hiện.','{}','chờ số liệu',2,'2026-11-24 20:48:33.893820',NULL,'waiting','chưa có số liệu: Kế hoạch có mục tiêu không; Kế hoạch có nhiệm vụ không; Kế hoạch có kinh phí không','[{"kind": "bare-assertion", "severity": "warning", "criterion": "1.5", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}, {"kind": "rule-differs", "severity": "warning", "criterion": "1.5", "message": "Ti\u00eau ch\u00ed ghi c\u00e1ch t\u00ednh \u0111\u1ebfn 1,5 \u0111i\u1ec3m, nh\u01b0ng c\u1ed9t \u0111i\u1ec3m t\u1ed1i \u0111a l\u00e0 3; \u0111\u1ec1 ngh\u1ecb \u0111\u1ed1i chi\u1ebfu b\u1ed9 ti\u00eau ch\u00ed.", "evidence": "K\u1ebf ho\u1ea1ch c\u00f3 m\u1ee5c ti\u00eau (1 \u0111i\u1ec3m), nhi\u1ec7m v\u1ee5 (1,5 \u0111i\u1ec3m), kinh ph\u00ed (0,5 \u0111i\u1ec3m)", "expected": "1,5", "at_risk": 15000, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(7,'1.6',20000,'Đã thực hiện.','{}','chờ số liệu',2,'2026-11-24 20:48:33.899252',NULL,'waiting','chưa có số liệu: Đã ban hành quy chế làm việc chưa; Đã sơ kết việc thực hiện quy chế chưa','[{"kind": "asked-not-answered", "severity": "warning", "criterion": "1.6", "message": "Ti\u00eau ch\u00ed h\u1ecfi \u201cBan h\u00e0nh v\u00e0 s\u01a1 k\u1ebft quy ch\u1ebf l\u00e0m vi\u1ec7c (\u0111\u1ee7 c\u1ea3 hai m\u1edbi c\u00f3 \u0111i\u1ec3m)\u201d nh\u01b0ng gi\u1ea3i tr\u00ecnh ch\u01b0a n\u00eau vi\u1ec7c ban h\u00e0nh (s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n) v\u00e0 ki\u1ec3m \u0111i\u1ec3m, \u0111\u00e1nh gi\u00e1; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "vi\u1ec7c ban h\u00e0nh (s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n) v\u00e0 ki\u1ec3m \u0111i\u1ec3m, \u0111\u00e1nh gi\u00e1", "at_risk": 0, "inferred": false}, {"kind": "bare-assertion", "severity": "warning", "criterion": "1.6", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(8,'1.7',20000,'Đã thực hiện.','{}','chờ số liệu',2,'2026-11-24 20:48:33.904574',NULL,'waiting','chưa có số liệu: Đã tuyên truyền trên loa truyền thanh chưa; Đã tuyên truyền trên trang thông tin điện tử chưa','[{"kind": "bare-assertion", "severity": "warning", "criterion": "1.7", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(9,'2',NULL,'','{}','',0,NULL,NULL,'','','[]','{}',NULL,1);
INSERT INTO "assessments_sheetrow" VALUES(10,'2.1',120000,'Đã thực hiện.','{"resolved_on_time": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}, "resolved": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.909971',120000,'suggested','3/3 = 100 % → 12/12','[{"kind": "bare-assertion", "severity": "warning", "criterion": "2.1", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(11,'2.2',80000,'Đã thực hiện.','{"received": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}, "digitised": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.915931',80000,'computed','3/3 = 100 % ≥ 80 % → 8/8 (đủ chỉ tiêu)','[{"kind": "bare-assertion", "severity": "warning", "criterion": "2.2", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(12,'2.3',60000,'Đã thực hiện.','{"done": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}, "assigned": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.921636',60000,'computed','3/3 = 100 % ≥ 80 % → 6/6 (tính theo tỷ lệ)','[{"kind": "bare-assertion", "severity": "warning", "criterion": "2.3", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(13,'2.4',60000,'Đã thực hiện.','{"feedback": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}, "answered": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.927427',60000,'computed','3/3 = 100 % ≥ 100 % → 6/6 (bậc 100 % điểm tối đa)','[{"kind": "bare-assertion", "severity": "warning", "criterion": "2.4", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(14,'2.5',80000,'Đã thực hiện.','{"online": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}, "received": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}, "paid_online": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.933457',80000,'computed','5 × 3 / 3 + 3 × 3 / 3 = 8 → 8/8 (không âm, không quá điểm tối đa)','[{"kind": "bare-assertion", "severity": "warning", "criterion": "2.5", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(15,'3',NULL,'','{}','',0,NULL,NULL,'','','[]','{}',NULL,1);
INSERT INTO "assessments_sheetrow" VALUES(16,'3.1',40000,'Đã thực hiện.','{}','chờ số liệu',2,'2026-11-24 20:48:33.939461',NULL,'waiting','chưa có số liệu: Tập thể được xếp loại mức nào','[{"kind": "bare-assertion", "severity": "warning", "criterion": "3.1", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(17,'3.2',50000,'Đã thực hiện.','{"late_reports": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.944600',42500,'computed','trừ 3 × 0,25 → 4,25/5 (không trừ quá điểm tối đa)','[{"kind": "admits-shortfall", "severity": "warning", "criterion": "3.2", "message": "Theo s\u1ed1 li\u1ec7u trong gi\u1ea3i tr\u00ecnh th\u00ec \u0111\u01b0\u1ee3c 4,25 \u0111i\u1ec3m, t\u1ef1 ch\u1ea5m 5: tr\u1eeb 3 \u00d7 0,25 \u2192 4,25/5 (kh\u00f4ng tr\u1eeb qu\u00e1 \u0111i\u1ec3m t\u1ed1i \u0111a). \u0110\u1ec1 ngh\u1ecb l\u00e0m r\u00f5 ho\u1eb7c b\u1ed5 sung s\u1ed1 li\u1ec7u.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "4,25", "at_risk": 7500, "inferred": false}, {"kind": "bare-assertion", "severity": "warning", "criterion": "3.2", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(18,'3.3',60000,'Đã thực hiện.','{}','chờ số liệu',2,'2026-11-24 20:48:33.950392',NULL,'needs_judgement','người thẩm định quyết định, ghi rõ lý do','[{"kind": "bare-assertion", "severity": "warning", "criterion": "3.3", "message": "Gi\u1ea3i tr\u00ecnh ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u, ng\u00e0y th\u00e1ng hay v\u0103n b\u1ea3n \u0111\u1ec3 \u0111\u1ed1i chi\u1ebfu; \u0111\u1ec1 ngh\u1ecb b\u1ed5 sung s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n ho\u1eb7c con s\u1ed1 c\u1ee5 th\u1ec3.", "evidence": "\u0110\u00e3 th\u1ef1c hi\u1ec7n.", "expected": "s\u1ed1 li\u1ec7u, ng\u00e0y ho\u1eb7c s\u1ed1 v\u0103n b\u1ea3n ki\u1ec3m ch\u1ee9ng", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(19,'4',NULL,'','{}','',0,NULL,NULL,'','','[]','{}',NULL,1);
INSERT INTO "assessments_sheetrow" VALUES(20,'4.1',150000,'Đã thực hiện.','{"poor": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}, "fair": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}, "good": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}, "very_good": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.955447',NULL,'waiting','điểm lấy từ kết quả điều tra, khảo sát','[{"kind": "survey-self-scored", "severity": "note", "criterion": "4.1", "message": "\u0110i\u1ec3m 15 l\u00e0 s\u1ed1 t\u1ea1m t\u00ednh: ti\u00eau ch\u00ed n\u00e0y l\u1ea5y k\u1ebft qu\u1ea3 \u0111i\u1ec1u tra (h\u01b0\u1edbng d\u1eabn th\u1ef1c hi\u1ec7n Quy\u1ebft \u0111\u1ecbnh 4361/Q\u0110-BNV: kh\u00f4ng t\u1ef1 \u0111\u00e1nh gi\u00e1, ch\u1ea5m \u0111i\u1ec3m c\u00e1c ti\u00eau ch\u00ed \u0111i\u1ec1u tra x\u00e3 h\u1ed9i h\u1ecdc); \u0111i\u1ec3m ch\u00ednh th\u1ee9c s\u1ebd thay b\u1eb1ng k\u1ebft qu\u1ea3 kh\u1ea3o s\u00e1t.", "evidence": null, "expected": "k\u1ebft qu\u1ea3 \u0111i\u1ec1u tra, kh\u1ea3o s\u00e1t", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(21,'4.2',100000,'Đã thực hiện.','{}','chờ số liệu',2,'2026-11-24 20:48:33.960546',NULL,'waiting','điểm lấy từ kết quả điều tra, khảo sát','[{"kind": "survey-self-scored", "severity": "note", "criterion": "4.2", "message": "\u0110i\u1ec3m 10 l\u00e0 s\u1ed1 t\u1ea1m t\u00ednh: ti\u00eau ch\u00ed n\u00e0y l\u1ea5y k\u1ebft qu\u1ea3 \u0111i\u1ec1u tra (h\u01b0\u1edbng d\u1eabn th\u1ef1c hi\u1ec7n Quy\u1ebft \u0111\u1ecbnh 4361/Q\u0110-BNV: kh\u00f4ng t\u1ef1 \u0111\u00e1nh gi\u00e1, ch\u1ea5m \u0111i\u1ec3m c\u00e1c ti\u00eau ch\u00ed \u0111i\u1ec1u tra x\u00e3 h\u1ed9i h\u1ecdc); \u0111i\u1ec3m ch\u00ednh th\u1ee9c s\u1ebd thay b\u1eb1ng k\u1ebft qu\u1ea3 kh\u1ea3o s\u00e1t.", "evidence": null, "expected": "k\u1ebft qu\u1ea3 \u0111i\u1ec1u tra, kh\u1ea3o s\u00e1t", "at_risk": 0, "inferred": false}]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(22,'5',NULL,'','{}','',0,NULL,NULL,'','','[]','{}',NULL,1);
INSERT INTO "assessments_sheetrow" VALUES(23,'5.1',0,'Đã thực hiện.','{"models": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.965517',10000,'computed','cộng 3 × 0,5 → 1 (không quá 1)','[]','{}',2,1);
INSERT INTO "assessments_sheetrow" VALUES(24,'5.2',0,'Đã thực hiện.','{"criticisms": {"counts": "typed", "values": {"typed": {"value": "3", "as_of": "2026-11-25"}}}}','chờ số liệu',2,'2026-11-24 20:48:33.970646',-30000,'computed','trừ 3 × 1 → -3 (không quá 3)','[]','{}',2,1);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(2,1,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(3,1,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(4,1,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(5,2,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(6,2,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(7,2,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(8,2,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(9,3,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(10,3,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(11,3,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(12,3,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(13,4,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(14,4,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(15,4,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(16,4,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(17,5,'add_accessattempt','Can add access attempt');
INSERT INTO "auth_permission" VALUES(18,5,'change_accessattempt','Can change access attempt');
INSERT INTO "auth_permission" VALUES(19,5,'delete_accessattempt','Can delete access attempt');
INSERT INTO "auth_permission" VALUES(20,5,'view_accessattempt','Can view access attempt');
INSERT INTO "auth_permission" VALUES(21,6,'add_accesslog','Can add access log');
INSERT INTO "auth_permission" VALUES(22,6,'change_accesslog','Can change access log');
INSERT INTO "auth_permission" VALUES(23,6,'delete_accesslog','Can delete access log');
INSERT INTO "auth_permission" VALUES(24,6,'view_accesslog','Can view access log');
INSERT INTO "auth_permission" VALUES(25,7,'add_accessfailurelog','Can add access failure');
INSERT INTO "auth_permission" VALUES(26,7,'change_accessfailurelog','Can change access failure');
INSERT INTO "auth_permission" VALUES(27,7,'delete_accessfailurelog','Can delete access failure');
INSERT INTO "auth_permission" VALUES(28,7,'view_accessfailurelog','Can view access failure');
INSERT INTO "auth_permission" VALUES(29,8,'add_accessattemptexpiration','Can add access attempt expiration');
INSERT INTO "auth_permission" VALUES(30,8,'change_accessattemptexpiration','Can change access attempt expiration');
INSERT INTO "auth_permission" VALUES(31,8,'delete_accessattemptexpiration','Can delete access attempt expiration');
INSERT INTO "auth_permission" VALUES(32,8,'view_accessattemptexpiration','Can view access attempt expiration');
INSERT INTO "auth_permission" VALUES(33,9,'add_entry','Can add entry');
INSERT INTO "auth_permission" VALUES(34,9,'change_entry','Can change entry');
INSERT INTO "auth_permission" VALUES(35,9,'delete_entry','Can delete entry');
INSERT INTO "auth_permission" VALUES(36,9,'view_entry','Can view entry');
INSERT INTO "auth_permission" VALUES(37,10,'add_person','Can add person');
INSERT INTO "auth_permission" VALUES(38,10,'change_person','Can change person');
INSERT INTO "auth_permission" VALUES(39,10,'delete_person','Can delete person');
INSERT INTO "auth_permission" VALUES(40,10,'view_person','Can view person');
INSERT INTO "auth_permission" VALUES(41,11,'add_unit','Can add unit');
INSERT INTO "auth_permission" VALUES(42,11,'change_unit','Can change unit');
INSERT INTO "auth_permission" VALUES(43,11,'delete_unit','Can delete unit');
INSERT INTO "auth_permission" VALUES(44,11,'view_unit','Can view unit');
INSERT INTO "auth_permission" VALUES(45,12,'add_succession','Can add succession');
INSERT INTO "auth_permission" VALUES(46,12,'change_succession','Can change succession');
INSERT INTO "auth_permission" VALUES(47,12,'delete_succession','Can delete succession');
INSERT INTO "auth_permission" VALUES(48,12,'view_succession','Can view succession');
INSERT INTO "auth_permission" VALUES(49,13,'add_role','Can add role');
INSERT INTO "auth_permission" VALUES(50,13,'change_role','Can change role');
INSERT INTO "auth_permission" VALUES(51,13,'delete_role','Can delete role');
INSERT INTO "auth_permission" VALUES(52,13,'view_role','Can view role');
INSERT INTO "auth_permission" VALUES(53,14,'add_frozenedition','Can add frozen edition');
INSERT INTO "auth_permission" VALUES(54,14,'change_frozenedition','Can change frozen edition');
INSERT INTO "auth_permission" VALUES(55,14,'delete_frozenedition','Can delete frozen edition');
INSERT INTO "auth_permission" VALUES(56,14,'view_frozenedition','Can view frozen edition');
INSERT INTO "auth_permission" VALUES(57,15,'add_participant','Can add participant');
INSERT INTO "auth_permission" VALUES(58,15,'change_participant','Can change participant');
INSERT INTO "auth_permission" VALUES(59,15,'delete_participant','Can delete participant');
INSERT INTO "auth_permission" VALUES(60,15,'view_participant','Can view participant');
INSERT INTO "auth_permission" VALUES(61,16,'add_extension','Can add extension');
INSERT INTO "auth_permission" VALUES(62,16,'change_extension','Can change extension');
INSERT INTO "auth_permission" VALUES(63,16,'delete_extension','Can delete extension');
INSERT INTO "auth_permission" VALUES(64,16,'view_extension','Can view extension');
INSERT INTO "auth_permission" VALUES(65,17,'add_round','Can add round');
INSERT INTO "auth_permission" VALUES(66,17,'change_round','Can change round');
INSERT INTO "auth_permission" VALUES(67,17,'delete_round','Can delete round');
INSERT INTO "auth_permission" VALUES(68,17,'view_round','Can view round');
INSERT INTO "auth_permission" VALUES(69,18,'add_body','Can add body');
INSERT INTO "auth_permission" VALUES(70,18,'change_body','Can change body');
INSERT INTO "auth_permission" VALUES(71,18,'delete_body','Can delete body');
INSERT INTO "auth_permission" VALUES(72,18,'view_body','Can view body');
INSERT INTO "auth_permission" VALUES(73,19,'add_phase','Can add phase');
INSERT INTO "auth_permission" VALUES(74,19,'change_phase','Can change phase');
INSERT INTO "auth_permission" VALUES(75,19,'delete_phase','Can delete phase');
INSERT INTO "auth_permission" VALUES(76,19,'view_phase','Can view phase');
INSERT INTO "auth_permission" VALUES(77,20,'add_points','Can add points');
INSERT INTO "auth_permission" VALUES(78,20,'change_points','Can change points');
INSERT INTO "auth_permission" VALUES(79,20,'delete_points','Can delete points');
INSERT INTO "auth_permission" VALUES(80,20,'view_points','Can view points');
INSERT INTO "auth_permission" VALUES(81,21,'add_file','Can add file');
INSERT INTO "auth_permission" VALUES(82,21,'change_file','Can change file');
INSERT INTO "auth_permission" VALUES(83,21,'delete_file','Can delete file');
INSERT INTO "auth_permission" VALUES(84,21,'view_file','Can view file');
INSERT INTO "auth_permission" VALUES(85,22,'add_sheet','Can add sheet');
INSERT INTO "auth_permission" VALUES(86,22,'change_sheet','Can change sheet');
INSERT INTO "auth_permission" VALUES(87,22,'delete_sheet','Can delete sheet');
INSERT INTO "auth_permission" VALUES(88,22,'view_sheet','Can view sheet');
INSERT INTO "auth_permission" VALUES(89,23,'add_officialreport','Can add official report');
INSERT INTO "auth_permission" VALUES(90,23,'change_officialreport','Can change official report');
INSERT INTO "auth_permission" VALUES(91,23,'delete_officialreport','Can delete official report');
INSERT INTO "auth_permission" VALUES(92,23,'view_officialreport','Can view official report');
INSERT INTO "auth_permission" VALUES(93,24,'add_assignment','Can add assignment');
INSERT INTO "auth_permission" VALUES(94,24,'change_assignment','Can change assignment');
INSERT INTO "auth_permission" VALUES(95,24,'delete_assignment','Can delete assignment');
INSERT INTO "auth_permission" VALUES(96,24,'view_assignment','Can view assignment');
INSERT INTO "auth_permission" VALUES(97,25,'add_sheetrow','Can add sheet row');
INSERT INTO "auth_permission" VALUES(98,25,'change_sheetrow','Can change sheet row');
INSERT INTO "auth_permission" VALUES(99,25,'delete_sheetrow','Can delete sheet row');
INSERT INTO "auth_permission" VALUES(100,25,'view_sheetrow','Can view sheet row');
INSERT INTO "auth_permission" VALUES(101,26,'add_rowversion','Can add row version');
INSERT INTO "auth_permission" VALUES(102,26,'change_rowversion','Can change row version');
INSERT INTO "auth_permission" VALUES(103,26,'delete_rowversion','Can delete row version');
INSERT INTO "auth_permission" VALUES(104,26,'view_rowversion','Can view row version');
INSERT INTO "auth_permission" VALUES(105,27,'add_castmember','Can add cast member');
INSERT INTO "auth_permission" VALUES(106,27,'change_castmember','Can change cast member');
INSERT INTO "auth_permission" VALUES(107,27,'delete_castmember','Can delete cast member');
INSERT INTO "auth_permission" VALUES(108,27,'view_castmember','Can view cast member');
CREATE TABLE "axes_accessattempt" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_agent" varchar(255) NOT NULL, "ip_address" char(39) NULL, "username" varchar(255) NULL, "http_accept" varchar(1025) NOT NULL, "path_info" varchar(255) NOT NULL, "attempt_time" datetime NOT NULL, "get_data" text NOT NULL, "post_data" text NOT NULL, "failures_since_start" integer unsigned NOT NULL CHECK ("failures_since_start" >= 0));
CREATE TABLE "axes_accessattemptexpiration" ("access_attempt_id" integer NOT NULL PRIMARY KEY REFERENCES "axes_accessattempt" ("id") DEFERRABLE INITIALLY DEFERRED, "expires_at" datetime NOT NULL);
CREATE TABLE "axes_accessfailurelog" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_agent" varchar(255) NOT NULL, "ip_address" char(39) NULL, "username" varchar(255) NULL, "http_accept" varchar(1025) NOT NULL, "path_info" varchar(255) NOT NULL, "attempt_time" datetime NOT NULL, "locked_out" bool NOT NULL);
CREATE TABLE "axes_accesslog" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_agent" varchar(255) NOT NULL, "ip_address" char(39) NULL, "username" varchar(255) NULL, "http_accept" varchar(1025) NOT NULL, "path_info" varchar(255) NOT NULL, "attempt_time" datetime NOT NULL, "logout_time" datetime NULL, "session_hash" varchar(64) NOT NULL);
CREATE TABLE "demonstration_castmember" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "place" smallint unsigned NOT NULL CHECK ("place" >= 0), "shown" varchar(300) NOT NULL, "person_id" bigint NOT NULL UNIQUE REFERENCES "units_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'auth','permission');
INSERT INTO "django_content_type" VALUES(2,'auth','group');
INSERT INTO "django_content_type" VALUES(3,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(4,'sessions','session');
INSERT INTO "django_content_type" VALUES(5,'axes','accessattempt');
INSERT INTO "django_content_type" VALUES(6,'axes','accesslog');
INSERT INTO "django_content_type" VALUES(7,'axes','accessfailurelog');
INSERT INTO "django_content_type" VALUES(8,'axes','accessattemptexpiration');
INSERT INTO "django_content_type" VALUES(9,'journal','entry');
INSERT INTO "django_content_type" VALUES(10,'units','person');
INSERT INTO "django_content_type" VALUES(11,'units','unit');
INSERT INTO "django_content_type" VALUES(12,'units','succession');
INSERT INTO "django_content_type" VALUES(13,'units','role');
INSERT INTO "django_content_type" VALUES(14,'rounds','frozenedition');
INSERT INTO "django_content_type" VALUES(15,'rounds','participant');
INSERT INTO "django_content_type" VALUES(16,'rounds','extension');
INSERT INTO "django_content_type" VALUES(17,'rounds','round');
INSERT INTO "django_content_type" VALUES(18,'rounds','body');
INSERT INTO "django_content_type" VALUES(19,'rounds','phase');
INSERT INTO "django_content_type" VALUES(20,'points','points');
INSERT INTO "django_content_type" VALUES(21,'evidence','file');
INSERT INTO "django_content_type" VALUES(22,'assessments','sheet');
INSERT INTO "django_content_type" VALUES(23,'assessments','officialreport');
INSERT INTO "django_content_type" VALUES(24,'assessments','assignment');
INSERT INTO "django_content_type" VALUES(25,'assessments','sheetrow');
INSERT INTO "django_content_type" VALUES(26,'assessments','rowversion');
INSERT INTO "django_content_type" VALUES(27,'demonstration','castmember');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'units','0001_initial','2026-11-24 20:48:33.547451');
INSERT INTO "django_migrations" VALUES(2,'rounds','0001_initial','2026-11-24 20:48:33.586837');
INSERT INTO "django_migrations" VALUES(3,'evidence','0001_initial','2026-11-24 20:48:33.588048');
INSERT INTO "django_migrations" VALUES(4,'assessments','0001_initial','2026-11-24 20:48:33.635111');
INSERT INTO "django_migrations" VALUES(5,'contenttypes','0001_initial','2026-11-24 20:48:33.637039');
INSERT INTO "django_migrations" VALUES(6,'contenttypes','0002_remove_content_type_name','2026-11-24 20:48:33.647486');
INSERT INTO "django_migrations" VALUES(7,'auth','0001_initial','2026-11-24 20:48:33.652567');
INSERT INTO "django_migrations" VALUES(8,'auth','0002_alter_permission_name_max_length','2026-11-24 20:48:33.655977');
INSERT INTO "django_migrations" VALUES(9,'auth','0003_alter_user_email_max_length','2026-11-24 20:48:33.658315');
INSERT INTO "django_migrations" VALUES(10,'auth','0004_alter_user_username_opts','2026-11-24 20:48:33.660451');
INSERT INTO "django_migrations" VALUES(11,'auth','0005_alter_user_last_login_null','2026-11-24 20:48:33.662633');
INSERT INTO "django_migrations" VALUES(12,'auth','0006_require_contenttypes_0002','2026-11-24 20:48:33.662952');
INSERT INTO "django_migrations" VALUES(13,'auth','0007_alter_validators_add_error_messages','2026-11-24 20:48:33.664864');
INSERT INTO "django_migrations" VALUES(14,'auth','0008_alter_user_username_max_length','2026-11-24 20:48:33.667001');
INSERT INTO "django_migrations" VALUES(15,'auth','0009_alter_user_last_name_max_length','2026-11-24 20:48:33.669246');
INSERT INTO "django_migrations" VALUES(16,'auth','0010_alter_group_name_max_length','2026-11-24 20:48:33.672616');
INSERT INTO "django_migrations" VALUES(17,'auth','0011_update_proxy_permissions','2026-11-24 20:48:33.682648');
INSERT INTO "django_migrations" VALUES(18,'auth','0012_alter_user_first_name_max_length','2026-11-24 20:48:33.686257');
INSERT INTO "django_migrations" VALUES(19,'axes','0001_initial','2026-11-24 20:48:33.689465');
INSERT INTO "django_migrations" VALUES(20,'axes','0002_auto_20151217_2044','2026-11-24 20:48:33.713790');
INSERT INTO "django_migrations" VALUES(21,'axes','0003_auto_20160322_0929','2026-11-24 20:48:33.719705');
INSERT INTO "django_migrations" VALUES(22,'axes','0004_auto_20181024_1538','2026-11-24 20:48:33.724993');
INSERT INTO "django_migrations" VALUES(23,'axes','0005_remove_accessattempt_trusted','2026-11-24 20:48:33.727867');
INSERT INTO "django_migrations" VALUES(24,'axes','0006_remove_accesslog_trusted','2026-11-24 20:48:33.730625');
INSERT INTO "django_migrations" VALUES(25,'axes','0007_alter_accessattempt_unique_together','2026-11-24 20:48:33.740250');
INSERT INTO "django_migrations" VALUES(26,'axes','0008_accessfailurelog','2026-11-24 20:48:33.741507');
INSERT INTO "django_migrations" VALUES(27,'axes','0009_add_session_hash','2026-11-24 20:48:33.744078');
INSERT INTO "django_migrations" VALUES(28,'axes','0010_accessattemptexpiration','2026-11-24 20:48:33.745372');
INSERT INTO "django_migrations" VALUES(29,'demonstration','0001_initial','2026-11-24 20:48:33.756100');
INSERT INTO "django_migrations" VALUES(30,'journal','0001_initial','2026-11-24 20:48:33.757493');
INSERT INTO "django_migrations" VALUES(31,'points','0001_initial','2026-11-24 20:48:33.772558');
INSERT INTO "django_migrations" VALUES(32,'sessions','0001_initial','2026-11-24 20:48:33.773920');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "evidence_file" ("sha256" varchar(64) NOT NULL PRIMARY KEY, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "media" varchar(20) NOT NULL, "stored_at" datetime NOT NULL);
CREATE TABLE "journal_entry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "chain" varchar(100) NOT NULL, "sequence" bigint unsigned NOT NULL CHECK ("sequence" >= 0), "at" datetime NOT NULL, "actor" varchar(100) NOT NULL, "verb" varchar(50) NOT NULL, "subject" varchar(200) NOT NULL, "detail" text NOT NULL CHECK ((JSON_VALID("detail") OR "detail" IS NULL)), "previous" varchar(64) NOT NULL, "hash" varchar(64) NOT NULL, CONSTRAINT "journal_one_entry_per_place" UNIQUE ("chain", "sequence"));
INSERT INTO "journal_entry" VALUES(1,'round:1',1,'2026-11-24 20:48:33.834424','person:1','open','round:1','{"edition": "45fd6b1ddc37fd55abda6d5b5fd646536b47976796aa947820308d7f7d2d0188", "year": 2026, "part": "year"}','0000000000000000000000000000000000000000000000000000000000000000','a73ab4bbbd53c48609f173653535b8030aaca51fd9def5462297cff168b6d2bc');
INSERT INTO "journal_entry" VALUES(2,'sheet:1',1,'2026-11-24 20:48:33.861386','person:2','open','sheet:1','{"round": 1, "unit": 2}','0000000000000000000000000000000000000000000000000000000000000000','60e6766bcde7d9ae27244612b287c8d92838135d2f28c48d78656d30429274c2');
INSERT INTO "journal_entry" VALUES(3,'sheet:1',2,'2026-11-24 20:48:33.865260','person:2','assign','sheet:1/row:1','{"person": 3, "due": "2026-11-25"}','60e6766bcde7d9ae27244612b287c8d92838135d2f28c48d78656d30429274c2','e7acfc16ea7a33449815b1800020d98a8377a2ee01286aa2eeb6dd59d5e63d06');
INSERT INTO "journal_entry" VALUES(4,'sheet:1',3,'2026-11-24 20:48:33.868828','person:2','save','sheet:1/row:1.1','{"version": 1, "sha256": "317f16c1a7eaa237701c33f58ba5cffbd14b372a0e5a0071e34425fb5c0390f2"}','e7acfc16ea7a33449815b1800020d98a8377a2ee01286aa2eeb6dd59d5e63d06','442eeea37d4a4b5aa9b1b8167e28275780722c6dd4b9e2837a70e5dbeb784908');
INSERT INTO "journal_entry" VALUES(5,'sheet:1',4,'2026-11-24 20:48:33.872266','person:2','save','sheet:1/row:1.1','{"version": 2, "sha256": "db2eb48b43e91c03db027bba31d5220ecf82aa30a65def1bbaee3f97e043b5b8"}','442eeea37d4a4b5aa9b1b8167e28275780722c6dd4b9e2837a70e5dbeb784908','5346e235b5823878bef1da6554c44e60822c25659c9a610d8a984c15082d572b');
INSERT INTO "journal_entry" VALUES(6,'sheet:1',5,'2026-11-24 20:48:33.874738','person:2','save','sheet:1/row:1.2','{"version": 1, "sha256": "cbeb8d6fc610cc6357e0241fd6f4f4b15ff9bc53b640ba402b4e5ccb143e7d4b"}','5346e235b5823878bef1da6554c44e60822c25659c9a610d8a984c15082d572b','18c8360327406e835cdf886ea10810006cf2e76afc26ef8c15d09d776562449f');
INSERT INTO "journal_entry" VALUES(7,'sheet:1',6,'2026-11-24 20:48:33.877630','person:2','save','sheet:1/row:1.2','{"version": 2, "sha256": "ccb14ca17c8205f533ace96d3e93f103e745291ad53d4c6ac0fd162cafbc19af"}','18c8360327406e835cdf886ea10810006cf2e76afc26ef8c15d09d776562449f','31d5e8c07a21d0afba48e409c010186f84a40f936277ceee52894eac3ac15336');
INSERT INTO "journal_entry" VALUES(8,'sheet:1',7,'2026-11-24 20:48:33.880064','person:2','save','sheet:1/row:1.3','{"version": 1, "sha256": "317f16c1a7eaa237701c33f58ba5cffbd14b372a0e5a0071e34425fb5c0390f2"}','31d5e8c07a21d0afba48e409c010186f84a40f936277ceee52894eac3ac15336','ea932409be659f0418c36e953ee64a92b00fc21a47ffa309cbe56425dc2a360d');
INSERT INTO "journal_entry" VALUES(9,'sheet:1',8,'2026-11-24 20:48:33.883182','person:2','save','sheet:1/row:1.3','{"version": 2, "sha256": "c432ee23d66e3da0cc2ff04a5503407cbba2cdbee67e37a39d723f2c783db43f"}','ea932409be659f0418c36e953ee64a92b00fc21a47ffa309cbe56425dc2a360d','67d218beb020bc7719353eb0cd4934ea1ae4c93c6596c333f2e7e6040e93272c');
INSERT INTO "journal_entry" VALUES(10,'sheet:1',9,'2026-11-24 20:48:33.885628','person:2','save','sheet:1/row:1.4','{"version": 1, "sha256": "7e898badd4e190cc9280dcea53587647b9a6312d00a8c41d73f2892c2129d485"}','67d218beb020bc7719353eb0cd4934ea1ae4c93c6596c333f2e7e6040e93272c','77d79a0d25964f8592b69360d8db4efba7a2ca33990e4eb739d2e83e36d84b96');
INSERT INTO "journal_entry" VALUES(11,'sheet:1',10,'2026-11-24 20:48:33.888756','person:2','save','sheet:1/row:1.4','{"version": 2, "sha256": "47a9f48eb7c5f73d09b70f302c912778288f1a3a64b9f0347736e0b963387a8a"}','77d79a0d25964f8592b69360d8db4efba7a2ca33990e4eb739d2e83e36d84b96','8f72c0437be25bb3a9f06d75f22ce1130b4302ebf599b99d56fa77207f15ce90');
INSERT INTO "journal_entry" VALUES(12,'sheet:1',11,'2026-11-24 20:48:33.891714','person:2','save','sheet:1/row:1.5','{"version": 1, "sha256": "7e898badd4e190cc9280dcea53587647b9a6312d00a8c41d73f2892c2129d485"}','8f72c0437be25bb3a9f06d75f22ce1130b4302ebf599b99d56fa77207f15ce90','8e5b2ef039b38f6ef919b30ee50cd92d2d043f7102b2d8109f27b94119d7e8f3');
INSERT INTO "journal_entry" VALUES(13,'sheet:1',12,'2026-11-24 20:48:33.894591','person:2','save','sheet:1/row:1.5','{"version": 2, "sha256": "ac72cbaa3df24661de1659e8ed7e727c820e09f4b3e956e9a3479a4d9daed06f"}','8e5b2ef039b38f6ef919b30ee50cd92d2d043f7102b2d8109f27b94119d7e8f3','d270ff0c8dbf6aa998b1be67264152d8a5a630eab68096effe4fd926467f2d48');
INSERT INTO "journal_entry" VALUES(14,'sheet:1',13,'2026-11-24 20:48:33.897027','person:2','save','sheet:1/row:1.6','{"version": 1, "sha256": "cbeb8d6fc610cc6357e0241fd6f4f4b15ff9bc53b640ba402b4e5ccb143e7d4b"}','d270ff0c8dbf6aa998b1be67264152d8a5a630eab68096effe4fd926467f2d48','0f713ef50ccb43731b31e634206b83878b89af7af6add0d9d97fc73e2261bada');
INSERT INTO "journal_entry" VALUES(15,'sheet:1',14,'2026-11-24 20:48:33.899982','person:2','save','sheet:1/row:1.6','{"version": 2, "sha256": "ccb14ca17c8205f533ace96d3e93f103e745291ad53d4c6ac0fd162cafbc19af"}','0f713ef50ccb43731b31e634206b83878b89af7af6add0d9d97fc73e2261bada','161fb6a55920d4f5fa4f487fe6bc1e61bc09119202782d55f503906bc0f5dc2a');
INSERT INTO "journal_entry" VALUES(16,'sheet:1',15,'2026-11-24 20:48:33.902401','person:2','save','sheet:1/row:1.7','{"version": 1, "sha256": "cbeb8d6fc610cc6357e0241fd6f4f4b15ff9bc53b640ba402b4e5ccb143e7d4b"}','161fb6a55920d4f5fa4f487fe6bc1e61bc09119202782d55f503906bc0f5dc2a','1101c05f8639d169735ec0cbcd5514b6a3011c56359db20c0a50c6310c467e02');
INSERT INTO "journal_entry" VALUES(17,'sheet:1',16,'2026-11-24 20:48:33.905283','person:2','save','sheet:1/row:1.7','{"version": 2, "sha256": "ccb14ca17c8205f533ace96d3e93f103e745291ad53d4c6ac0fd162cafbc19af"}','1101c05f8639d169735ec0cbcd5514b6a3011c56359db20c0a50c6310c467e02','068344e91365dd5eebc8d6526a3d3f01ce33205965a3784eaf3b2f0ad4b6aa9f');
INSERT INTO "journal_entry" VALUES(18,'sheet:1',17,'2026-11-24 20:48:33.907691','person:2','save','sheet:1/row:2.1','{"version": 1, "sha256": "295d99c9ce63ae5f071b9e7d76f5a319ed876f5ae52f2bf762ed9396c11ed218"}','068344e91365dd5eebc8d6526a3d3f01ce33205965a3784eaf3b2f0ad4b6aa9f','37b46a1cbafe654cf9d5fc0fb8d8ab82524dba81474b9a62d7596d4ac267c791');
INSERT INTO "journal_entry" VALUES(19,'sheet:1',18,'2026-11-24 20:48:33.910735','person:2','save','sheet:1/row:2.1','{"version": 2, "sha256": "23768ab70703ece7fef4740ef4e1e0e727138d9e06e56a4f1e17c860fc771a5d"}','37b46a1cbafe654cf9d5fc0fb8d8ab82524dba81474b9a62d7596d4ac267c791','7fd98ef1aaa787b64dca58d4eb23b1b66eaaa540f7ba72000d4b85bb5c63c0c2');
INSERT INTO "journal_entry" VALUES(20,'sheet:1',19,'2026-11-24 20:48:33.913768','person:2','save','sheet:1/row:2.2','{"version": 1, "sha256": "bb1dce1c8cef80a417f55333da8a5d03edb0d0a7af8d4a080ba5d7b9b65fad3a"}','7fd98ef1aaa787b64dca58d4eb23b1b66eaaa540f7ba72000d4b85bb5c63c0c2','12529ea861f3d761858593ef72b185fd8176e045fc57dcbabe0bb9a614c245d2');
INSERT INTO "journal_entry" VALUES(21,'sheet:1',20,'2026-11-24 20:48:33.916677','person:2','save','sheet:1/row:2.2','{"version": 2, "sha256": "83cca89c57f15b063464629739b4248628c57db08e4d22d4287f7e700b06ccbb"}','12529ea861f3d761858593ef72b185fd8176e045fc57dcbabe0bb9a614c245d2','dd7fb290f797d351916f2a21bb866c58c947148743687dd93849666dea3cccfa');
INSERT INTO "journal_entry" VALUES(22,'sheet:1',21,'2026-11-24 20:48:33.919523','person:2','save','sheet:1/row:2.3','{"version": 1, "sha256": "1b7b24fecc689c50ff42930a868076b2b9ec713563dc96b4036e73da41f9f38f"}','dd7fb290f797d351916f2a21bb866c58c947148743687dd93849666dea3cccfa','b6804544601ff6564ccfe8ca47e5b92bf430e82b44ce44492c68183adc807208');
INSERT INTO "journal_entry" VALUES(23,'sheet:1',22,'2026-11-24 20:48:33.922411','person:2','save','sheet:1/row:2.3','{"version": 2, "sha256": "8872b07c8e358de5d36ec8050f3e9b1aa010f82f674549488d4175efe3a1b04f"}','b6804544601ff6564ccfe8ca47e5b92bf430e82b44ce44492c68183adc807208','89ce1d98ebf71074580bf91ac9a54b00983957a33f074cc58d188152744f91cf');
INSERT INTO "journal_entry" VALUES(24,'sheet:1',23,'2026-11-24 20:48:33.925224','person:2','save','sheet:1/row:2.4','{"version": 1, "sha256": "1b7b24fecc689c50ff42930a868076b2b9ec713563dc96b4036e73da41f9f38f"}','89ce1d98ebf71074580bf91ac9a54b00983957a33f074cc58d188152744f91cf','912bcbd786b1beb3a98a60ac18412e03726eae2b03a4234318c5b0b068e40b33');
INSERT INTO "journal_entry" VALUES(25,'sheet:1',24,'2026-11-24 20:48:33.928242','person:2','save','sheet:1/row:2.4','{"version": 2, "sha256": "b730cd3936a0c8d2b63bec99593462ccd2118f1040b2d3c7b9d5517b53943c37"}','912bcbd786b1beb3a98a60ac18412e03726eae2b03a4234318c5b0b068e40b33','a0f1e3f0f0b7cd7fcb708c3af7d7420080e9c4d7143be52863e6d66d1f9927cc');
INSERT INTO "journal_entry" VALUES(26,'sheet:1',25,'2026-11-24 20:48:33.931323','person:2','save','sheet:1/row:2.5','{"version": 1, "sha256": "bb1dce1c8cef80a417f55333da8a5d03edb0d0a7af8d4a080ba5d7b9b65fad3a"}','a0f1e3f0f0b7cd7fcb708c3af7d7420080e9c4d7143be52863e6d66d1f9927cc','5e154ba07db6b767be5e90c080bc3fe4cd6b304e18d25c60660270426a289492');
INSERT INTO "journal_entry" VALUES(27,'sheet:1',26,'2026-11-24 20:48:33.934392','person:2','save','sheet:1/row:2.5','{"version": 2, "sha256": "ae14748a6d2f6251fd3884b1c1a43e0e7056f0957d78d7268cd4dd2dbf884574"}','5e154ba07db6b767be5e90c080bc3fe4cd6b304e18d25c60660270426a289492','3f43fbd26c01d28cc7286e3533929a4838e6b4637993d076a624435e06c49bfa');
INSERT INTO "journal_entry" VALUES(28,'sheet:1',27,'2026-11-24 20:48:33.937273','person:2','save','sheet:1/row:3.1','{"version": 1, "sha256": "317f16c1a7eaa237701c33f58ba5cffbd14b372a0e5a0071e34425fb5c0390f2"}','3f43fbd26c01d28cc7286e3533929a4838e6b4637993d076a624435e06c49bfa','3081e53df315ca819d47d087f854222084f5a460d8977836d5fc3aa3b7932dfb');
INSERT INTO "journal_entry" VALUES(29,'sheet:1',28,'2026-11-24 20:48:33.940151','person:2','save','sheet:1/row:3.1','{"version": 2, "sha256": "db2eb48b43e91c03db027bba31d5220ecf82aa30a65def1bbaee3f97e043b5b8"}','3081e53df315ca819d47d087f854222084f5a460d8977836d5fc3aa3b7932dfb','fce9488b900468efae59b50467e51bfa0b5718dbd43a602d1fad288d0499bd03');
INSERT INTO "journal_entry" VALUES(30,'sheet:1',29,'2026-11-24 20:48:33.942504','person:2','save','sheet:1/row:3.2','{"version": 1, "sha256": "faebb2bb06af9023c7438b14260f68132583383e176d0a6d67a5305619c4847a"}','fce9488b900468efae59b50467e51bfa0b5718dbd43a602d1fad288d0499bd03','754cdd905d340843c71f1e6037d78676e7bb1e79d4b2f8f02ec399cb4e715822');
INSERT INTO "journal_entry" VALUES(31,'sheet:1',30,'2026-11-24 20:48:33.945347','person:2','save','sheet:1/row:3.2','{"version": 2, "sha256": "b51a08562cf1a4c4565fcb2b27841e6a454c5a0a649b886e4c0e1b0bf44a65c1"}','754cdd905d340843c71f1e6037d78676e7bb1e79d4b2f8f02ec399cb4e715822','8e1515d4c7ded302b8d56610df872ecde6c259af2f5673bd53d58de215efc03c');
INSERT INTO "journal_entry" VALUES(32,'sheet:1',31,'2026-11-24 20:48:33.948196','person:2','save','sheet:1/row:3.3','{"version": 1, "sha256": "1b7b24fecc689c50ff42930a868076b2b9ec713563dc96b4036e73da41f9f38f"}','8e1515d4c7ded302b8d56610df872ecde6c259af2f5673bd53d58de215efc03c','a0807c7dcec401d72ac1ed3123377cef9497f1bc1e84484fba7bf1c9a2651f6e');
INSERT INTO "journal_entry" VALUES(33,'sheet:1',32,'2026-11-24 20:48:33.951049','person:2','save','sheet:1/row:3.3','{"version": 2, "sha256": "8957a562a0622849b96bf327cfc8b97253223dc77c90176e97349ab86f68a0ee"}','a0807c7dcec401d72ac1ed3123377cef9497f1bc1e84484fba7bf1c9a2651f6e','58bbd73614b0513babbc02f566aba2b5b0bfc43c877b219a273395e8ef2e544a');
INSERT INTO "journal_entry" VALUES(34,'sheet:1',33,'2026-11-24 20:48:33.953249','person:2','save','sheet:1/row:4.1','{"version": 1, "sha256": "cc03e7bc2774077248598e0caebf34594b4c52ee3b9f55b91304bd7fab4a5afd"}','58bbd73614b0513babbc02f566aba2b5b0bfc43c877b219a273395e8ef2e544a','81460123b3e63974c8e19b2abed391863ade1cbd2065cf452010910158897509');
INSERT INTO "journal_entry" VALUES(35,'sheet:1',34,'2026-11-24 20:48:33.956068','person:2','save','sheet:1/row:4.1','{"version": 2, "sha256": "a46c2eabce9a2a097741778a3801b7fcc32a982d24e14fdd7da227bb27e4ff5e"}','81460123b3e63974c8e19b2abed391863ade1cbd2065cf452010910158897509','cc7af9e9eeaa3e6c50259a3c65bf88e08802a90f99d38fc48a116d844d4426fc');
INSERT INTO "journal_entry" VALUES(36,'sheet:1',35,'2026-11-24 20:48:33.958348','person:2','save','sheet:1/row:4.2','{"version": 1, "sha256": "3482ee3c4815d35b20cf4aaa67eddff537869418a7c7d0159f5144cb5d6543d9"}','cc7af9e9eeaa3e6c50259a3c65bf88e08802a90f99d38fc48a116d844d4426fc','123f3a1ca73d4269a3b1d7da48e1baa01adb638805538979da83f6219eb8fbda');
INSERT INTO "journal_entry" VALUES(37,'sheet:1',36,'2026-11-24 20:48:33.961160','person:2','save','sheet:1/row:4.2','{"version": 2, "sha256": "7327dface583604759e9b77d7a6103d4b9b77ce9449dbbd5bdec0b82761f6adb"}','123f3a1ca73d4269a3b1d7da48e1baa01adb638805538979da83f6219eb8fbda','bde2fb2fc9157a9dbc84ec4a42fcde83e26861c9f7aec8a6b3dfd811e86541c3');
INSERT INTO "journal_entry" VALUES(38,'sheet:1',37,'2026-11-24 20:48:33.963837','person:2','save','sheet:1/row:5.1','{"version": 1, "sha256": "26cb236ddc82150ff204d5a8edd1c5859d1ed846bbea1a8e77efb71a2f978f58"}','bde2fb2fc9157a9dbc84ec4a42fcde83e26861c9f7aec8a6b3dfd811e86541c3','3806725ffb6877c08fa3c3669027dad8e653736e9d8c15ae1c81132d86d59566');
INSERT INTO "journal_entry" VALUES(39,'sheet:1',38,'2026-11-24 20:48:33.966188','person:2','save','sheet:1/row:5.1','{"version": 2, "sha256": "4571fbfb4084a8af7acd0add721580133015ba2d64c318ea17cb0665e6dc12cf"}','3806725ffb6877c08fa3c3669027dad8e653736e9d8c15ae1c81132d86d59566','d12cfbdef4c73c132e8e9ade9fa46835c755a1ffa3891215da9e66626d853242');
INSERT INTO "journal_entry" VALUES(40,'sheet:1',39,'2026-11-24 20:48:33.968963','person:2','save','sheet:1/row:5.2','{"version": 1, "sha256": "26cb236ddc82150ff204d5a8edd1c5859d1ed846bbea1a8e77efb71a2f978f58"}','d12cfbdef4c73c132e8e9ade9fa46835c755a1ffa3891215da9e66626d853242','0cf07dec289ac72f61ac49a8bad6cb4ad3077494a949fac89e537c68ae63c9f4');
INSERT INTO "journal_entry" VALUES(41,'sheet:1',40,'2026-11-24 20:48:33.971230','person:2','save','sheet:1/row:5.2','{"version": 2, "sha256": "1f2d5187b5dd8c5abe4f217ec8d4257f8c45ef852df0c9c347bcae258970da56"}','0cf07dec289ac72f61ac49a8bad6cb4ad3077494a949fac89e537c68ae63c9f4','4d611c7fc5823b8ae247f840a73a0fdb661bd281018cb401fda8c61477321ad3');
INSERT INTO "journal_entry" VALUES(42,'sheet:1',41,'2026-11-24 20:48:33.987918','person:2','check','sheet:1','{"version": 1, "sha256": "1aa6e1444ce959aabf920edce9f4d13b1c07a31c5ead7eacea09435c885da06b"}','4d611c7fc5823b8ae247f840a73a0fdb661bd281018cb401fda8c61477321ad3','6796d0d6dc84c56987da8fa0144f5cb5ce50e620192e85146b71f224b49435fa');
INSERT INTO "journal_entry" VALUES(43,'sheet:1',42,'2026-11-24 20:48:33.990199','person:2','return','sheet:1','{"version": 1}','6796d0d6dc84c56987da8fa0144f5cb5ce50e620192e85146b71f224b49435fa','33898e8118cee6597c8ae1e9c9652006495281bb7a7521b067787e09c900d718');
INSERT INTO "journal_entry" VALUES(44,'round:1',2,'2026-11-24 20:48:33.991286','person:1','extend','round:1/unit:2','{"unit": 2, "phase": "self-assessment", "closes": "2126-10-31T20:48:33.831528+00:00"}','a73ab4bbbd53c48609f173653535b8030aaca51fd9def5462297cff168b6d2bc','7287905587159ecf07b326de05f0337a1ae7f43dbb7a81dffd39441beb763640');
CREATE TABLE "points_points" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "node" varchar(50) NOT NULL, "stage" varchar(12) NOT NULL, "ticks" bigint NOT NULL, "round_id" bigint NOT NULL REFERENCES "rounds_round" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NOT NULL REFERENCES "units_unit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "points_one_per_node_and_stage" UNIQUE ("round_id", "unit_id", "node", "stage"));
INSERT INTO "points_points" VALUES(1,'','claimed',1000000,1,2);
INSERT INTO "points_points" VALUES(2,'1','claimed',200000,1,2);
INSERT INTO "points_points" VALUES(3,'1.1','claimed',40000,1,2);
INSERT INTO "points_points" VALUES(4,'1.2','claimed',20000,1,2);
INSERT INTO "points_points" VALUES(5,'1.3','claimed',40000,1,2);
INSERT INTO "points_points" VALUES(6,'1.4','claimed',30000,1,2);
INSERT INTO "points_points" VALUES(7,'1.5','claimed',30000,1,2);
INSERT INTO "points_points" VALUES(8,'1.6','claimed',20000,1,2);
INSERT INTO "points_points" VALUES(9,'1.7','claimed',20000,1,2);
INSERT INTO "points_points" VALUES(10,'2','claimed',400000,1,2);
INSERT INTO "points_points" VALUES(11,'2.1','claimed',120000,1,2);
INSERT INTO "points_points" VALUES(12,'2.2','claimed',80000,1,2);
INSERT INTO "points_points" VALUES(13,'2.3','claimed',60000,1,2);
INSERT INTO "points_points" VALUES(14,'2.4','claimed',60000,1,2);
INSERT INTO "points_points" VALUES(15,'2.5','claimed',80000,1,2);
INSERT INTO "points_points" VALUES(16,'3','claimed',150000,1,2);
INSERT INTO "points_points" VALUES(17,'3.1','claimed',40000,1,2);
INSERT INTO "points_points" VALUES(18,'3.2','claimed',50000,1,2);
INSERT INTO "points_points" VALUES(19,'3.3','claimed',60000,1,2);
INSERT INTO "points_points" VALUES(20,'4','claimed',250000,1,2);
INSERT INTO "points_points" VALUES(21,'4.1','claimed',150000,1,2);
INSERT INTO "points_points" VALUES(22,'4.2','claimed',100000,1,2);
INSERT INTO "points_points" VALUES(23,'5','claimed',0,1,2);
INSERT INTO "points_points" VALUES(24,'5.1','claimed',0,1,2);
INSERT INTO "points_points" VALUES(25,'5.2','claimed',0,1,2);
INSERT INTO "points_points" VALUES(26,'','computed',452500,1,2);
INSERT INTO "points_points" VALUES(27,'1','computed',30000,1,2);
INSERT INTO "points_points" VALUES(28,'1.1','computed',0,1,2);
INSERT INTO "points_points" VALUES(29,'1.2','computed',0,1,2);
INSERT INTO "points_points" VALUES(30,'1.3','computed',0,1,2);
INSERT INTO "points_points" VALUES(31,'1.4','computed',30000,1,2);
INSERT INTO "points_points" VALUES(32,'1.5','computed',0,1,2);
INSERT INTO "points_points" VALUES(33,'1.6','computed',0,1,2);
INSERT INTO "points_points" VALUES(34,'1.7','computed',0,1,2);
INSERT INTO "points_points" VALUES(35,'2','computed',400000,1,2);
INSERT INTO "points_points" VALUES(36,'2.1','computed',120000,1,2);
INSERT INTO "points_points" VALUES(37,'2.2','computed',80000,1,2);
INSERT INTO "points_points" VALUES(38,'2.3','computed',60000,1,2);
INSERT INTO "points_points" VALUES(39,'2.4','computed',60000,1,2);
INSERT INTO "points_points" VALUES(40,'2.5','computed',80000,1,2);
INSERT INTO "points_points" VALUES(41,'3','computed',42500,1,2);
INSERT INTO "points_points" VALUES(42,'3.1','computed',0,1,2);
INSERT INTO "points_points" VALUES(43,'3.2','computed',42500,1,2);
INSERT INTO "points_points" VALUES(44,'3.3','computed',0,1,2);
INSERT INTO "points_points" VALUES(45,'4','computed',0,1,2);
INSERT INTO "points_points" VALUES(46,'4.1','computed',0,1,2);
INSERT INTO "points_points" VALUES(47,'4.2','computed',0,1,2);
INSERT INTO "points_points" VALUES(48,'5','computed',-20000,1,2);
INSERT INTO "points_points" VALUES(49,'5.1','computed',10000,1,2);
INSERT INTO "points_points" VALUES(50,'5.2','computed',-30000,1,2);
CREATE TABLE "rounds_body" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "function" varchar(30) NOT NULL, "unit_id" bigint NOT NULL REFERENCES "units_unit" ("id") DEFERRABLE INITIALLY DEFERRED, "round_id" bigint NOT NULL REFERENCES "rounds_round" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "rounds_one_body_per_function" UNIQUE ("round_id", "function"));
CREATE TABLE "rounds_extension" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "phase" varchar(20) NOT NULL, "closes" datetime NOT NULL, "reason" text NOT NULL, "participant_id" bigint NOT NULL REFERENCES "rounds_participant" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "rounds_extension" VALUES(1,'self-assessment','2126-10-31 20:48:33.831528','để phiếu giữ lại còn ghi được',1);
CREATE TABLE "rounds_frozenedition" ("sha256" varchar(64) NOT NULL PRIMARY KEY, "name" varchar(100) NOT NULL, "title" varchar(300) NOT NULL, "text" text NOT NULL, "frozen_at" datetime NOT NULL);
INSERT INTO "rounds_frozenedition" VALUES('45fd6b1ddc37fd55abda6d5b5fd646536b47976796aa947820308d7f7d2d0188','day-hoc/2025-1','Bộ tiêu chí để học (ví dụ để học, không phải quy định)','{
 "assesses": "UBND cấp xã",
 "bands": [
  {
   "at_least": "90",
   "name": "Tốt"
  },
  {
   "at_least": "80",
   "name": "Khá"
  },
  {
   "at_least": "0",
   "name": "Trung bình"
  }
 ],
 "bonus": "1",
 "criteria": [
  {
   "basis": null,
   "by": null,
   "evidence": [],
   "facts": [],
   "id": "1",
   "label": "1",
   "legal": [],
   "parent": null,
   "period": null,
   "points": "20",
   "rule": null,
   "self_scored": null,
   "stated_in": null,
   "title": "Chỉ đạo, điều hành"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": true,
     "what": "Kế hoạch năm"
    }
   ],
   "facts": [
    {
     "ask": "Kế hoạch năm được ban hành ngày nào?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "issued_on",
     "type": "date",
     "unit": null
    }
   ],
   "id": "1.1",
   "label": "1.1",
   "legal": [],
   "parent": "1",
   "period": "to_date",
   "points": "4",
   "rule": {
    "fact": "issued_on",
    "first": "Y-1/10-01",
    "kind": "issued_within",
    "last": "Y-1/12-31"
   },
   "self_scored": "yes",
   "stated_in": "trong Quý IV của năm trước",
   "title": "Ban hành kế hoạch năm trong Quý IV của năm trước"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": true,
     "what": "Văn bản phân công"
    }
   ],
   "facts": [
    {
     "ask": "Đã có văn bản phân công lãnh đạo phụ trách chưa?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "leader_assigned",
     "type": "yes_no",
     "unit": null
    }
   ],
   "id": "1.2",
   "label": "1.2",
   "legal": [],
   "parent": "1",
   "period": "to_date",
   "points": "2",
   "rule": {
    "fact": "leader_assigned",
    "kind": "yes_no"
   },
   "self_scored": "yes",
   "stated_in": "Có phân công một lãnh đạo phụ trách",
   "title": "Có phân công một lãnh đạo phụ trách"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": true,
     "what": "Biên bản từng cuộc đối thoại"
    },
    {
     "form": "photo",
     "required": false,
     "what": "Hình ảnh các cuộc đối thoại"
    }
   ],
   "facts": [
    {
     "ask": "Đã tổ chức bao nhiêu cuộc đối thoại?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "dialogues",
     "type": "count",
     "unit": "cuộc"
    }
   ],
   "id": "1.3",
   "label": "1.3",
   "legal": [],
   "parent": "1",
   "period": "year",
   "points": "4",
   "rule": {
    "fact": "dialogues",
    "kind": "at_least",
    "n": 4
   },
   "self_scored": "yes",
   "stated_in": "ít nhất 4 cuộc đối thoại",
   "title": "Tổ chức ít nhất 4 cuộc đối thoại với người dân trong năm"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": true,
     "what": "Quyết định công nhận sáng kiến"
    }
   ],
   "facts": [
    {
     "ask": "Có bao nhiêu sáng kiến được công nhận?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "initiatives",
     "type": "count",
     "unit": "sáng kiến"
    }
   ],
   "id": "1.4",
   "label": "1.4",
   "legal": [],
   "parent": "1",
   "period": "year",
   "points": "3",
   "rule": {
    "each": "1",
    "fact": "initiatives",
    "kind": "per_item"
   },
   "self_scored": "yes",
   "stated_in": "Mỗi sáng kiến được công nhận: 1 điểm, tối đa 3 điểm",
   "title": "Mỗi sáng kiến được công nhận: 1 điểm, tối đa 3 điểm"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": true,
     "what": "Kế hoạch năm"
    }
   ],
   "facts": [
    {
     "ask": "Kế hoạch có mục tiêu không?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "has_goals",
     "type": "yes_no",
     "unit": null
    },
    {
     "ask": "Kế hoạch có nhiệm vụ không?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "has_tasks",
     "type": "yes_no",
     "unit": null
    },
    {
     "ask": "Kế hoạch có kinh phí không?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "has_budget",
     "type": "yes_no",
     "unit": null
    }
   ],
   "id": "1.5",
   "label": "1.5",
   "legal": [],
   "parent": "1",
   "period": "to_date",
   "points": "3",
   "rule": {
    "kind": "parts",
    "parts": [
     {
      "fact": "has_goals",
      "points": "1"
     },
     {
      "fact": "has_tasks",
      "points": "1.5"
     },
     {
      "fact": "has_budget",
      "points": "0.5"
     }
    ]
   },
   "self_scored": "yes",
   "stated_in": "mục tiêu (1 điểm), nhiệm vụ (1,5 điểm), kinh phí (0,5 điểm)",
   "title": "Kế hoạch có mục tiêu (1 điểm), nhiệm vụ (1,5 điểm), kinh phí (0,5 điểm)"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": true,
     "what": "Quy chế làm việc"
    },
    {
     "form": "document",
     "required": true,
     "what": "Báo cáo sơ kết"
    }
   ],
   "facts": [
    {
     "ask": "Đã ban hành quy chế làm việc chưa?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "issued",
     "type": "yes_no",
     "unit": null
    },
    {
     "ask": "Đã sơ kết việc thực hiện quy chế chưa?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "reviewed",
     "type": "yes_no",
     "unit": null
    }
   ],
   "id": "1.6",
   "label": "1.6",
   "legal": [],
   "parent": "1",
   "period": "to_date",
   "points": "2",
   "rule": {
    "facts": [
     "issued",
     "reviewed"
    ],
    "kind": "all_of"
   },
   "self_scored": "yes",
   "stated_in": "đủ cả hai mới có điểm",
   "title": "Ban hành và sơ kết quy chế làm việc (đủ cả hai mới có điểm)"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "record",
     "required": true,
     "what": "Danh mục tin, bài tuyên truyền"
    }
   ],
   "facts": [
    {
     "ask": "Đã tuyên truyền trên loa truyền thanh chưa?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "on_air",
     "type": "yes_no",
     "unit": null
    },
    {
     "ask": "Đã tuyên truyền trên trang thông tin điện tử chưa?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "on_website",
     "type": "yes_no",
     "unit": null
    }
   ],
   "id": "1.7",
   "label": "1.7",
   "legal": [],
   "parent": "1",
   "period": "to_date",
   "points": "2",
   "rule": {
    "facts": [
     "on_air",
     "on_website"
    ],
    "kind": "any_of"
   },
   "self_scored": "yes",
   "stated_in": "trên loa truyền thanh hoặc trang thông tin điện tử",
   "title": "Tuyên truyền trên loa truyền thanh hoặc trang thông tin điện tử"
  },
  {
   "basis": null,
   "by": null,
   "evidence": [],
   "facts": [],
   "id": "2",
   "label": "2",
   "legal": [],
   "parent": null,
   "period": null,
   "points": "40",
   "rule": null,
   "self_scored": null,
   "stated_in": null,
   "title": "Giải quyết thủ tục hành chính"
  },
  {
   "basis": "inferred",
   "by": "kiem_soat_tthc",
   "evidence": [
    {
     "form": "system",
     "required": true,
     "what": "Thống kê hồ sơ"
    }
   ],
   "facts": [
    {
     "ask": "Bao nhiêu hồ sơ được giải quyết đúng hạn?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "resolved_on_time",
     "type": "count",
     "unit": "hồ sơ"
    },
    {
     "ask": "Đã giải quyết bao nhiêu hồ sơ?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "resolved",
     "type": "count",
     "unit": "hồ sơ"
    }
   ],
   "id": "2.1",
   "label": "2.1",
   "legal": [],
   "parent": "2",
   "period": "to_date",
   "points": "12",
   "rule": {
    "if_none": "judged",
    "kind": "share",
    "part": "resolved_on_time",
    "whole": "resolved"
   },
   "self_scored": "yes",
   "stated_in": null,
   "title": "Tỷ lệ hồ sơ giải quyết đúng hạn"
  },
  {
   "basis": "stated",
   "by": "kiem_soat_tthc",
   "evidence": [
    {
     "form": "system",
     "required": true,
     "what": "Thống kê số hóa"
    }
   ],
   "facts": [
    {
     "ask": "Bao nhiêu hồ sơ được số hóa?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "digitised",
     "type": "count",
     "unit": "hồ sơ"
    },
    {
     "ask": "Đã tiếp nhận bao nhiêu hồ sơ?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "received",
     "type": "count",
     "unit": "hồ sơ"
    }
   ],
   "id": "2.2",
   "label": "2.2",
   "legal": [],
   "parent": "2",
   "period": "to_date",
   "points": "8",
   "rule": {
    "if_none": "exclude",
    "kind": "share_to_target",
    "part": "digitised",
    "target": "80",
    "whole": "received"
   },
   "self_scored": "yes",
   "stated_in": "từ 80 % trở lên đạt điểm tối đa",
   "title": "Tỷ lệ hồ sơ được số hóa, từ 80 % trở lên đạt điểm tối đa"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "system",
     "required": true,
     "what": "Bảng theo dõi nhiệm vụ"
    }
   ],
   "facts": [
    {
     "ask": "Đã hoàn thành bao nhiêu nhiệm vụ?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "done",
     "type": "count",
     "unit": "nhiệm vụ"
    },
    {
     "ask": "Được giao bao nhiêu nhiệm vụ?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "assigned",
     "type": "count",
     "unit": "nhiệm vụ"
    }
   ],
   "id": "2.3",
   "label": "2.3",
   "legal": [],
   "parent": "2",
   "period": "to_date",
   "points": "6",
   "rule": {
    "floor": "80",
    "if_none": "judged",
    "kind": "share_with_floor",
    "part": "done",
    "whole": "assigned"
   },
   "self_scored": "yes",
   "stated_in": "dưới 80 % không có điểm",
   "title": "Tỷ lệ nhiệm vụ được giao hoàn thành, dưới 80 % không có điểm"
  },
  {
   "basis": "stated",
   "by": "kiem_soat_tthc",
   "evidence": [
    {
     "form": "system",
     "required": true,
     "what": "Thống kê phản ánh, kiến nghị"
    }
   ],
   "facts": [
    {
     "ask": "Đã trả lời bao nhiêu phản ánh, kiến nghị?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "answered",
     "type": "count",
     "unit": "PAKN"
    },
    {
     "ask": "Đã tiếp nhận bao nhiêu phản ánh, kiến nghị?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "feedback",
     "type": "count",
     "unit": "PAKN"
    }
   ],
   "id": "2.4",
   "label": "2.4",
   "legal": [],
   "parent": "2",
   "period": "to_date",
   "points": "6",
   "rule": {
    "if_none": "full",
    "kind": "bands",
    "part": "answered",
    "steps": [
     {
      "from": "100",
      "gives": "100"
     },
     {
      "from": "80",
      "gives": "50"
     }
    ],
    "whole": "feedback"
   },
   "self_scored": "yes",
   "stated_in": "100 % đạt 6 điểm, từ 80 % đạt 3 điểm; không có phản ánh, kiến nghị đạt 6 điểm",
   "title": "Tỷ lệ phản ánh, kiến nghị được trả lời: 100 % đạt 6 điểm, từ 80 % đạt 3 điểm; không có phản ánh, kiến nghị đạt 6 điểm"
  },
  {
   "basis": "stated",
   "by": "kiem_soat_tthc",
   "evidence": [
    {
     "form": "system",
     "required": true,
     "what": "Thống kê hồ sơ"
    }
   ],
   "facts": [
    {
     "ask": "Bao nhiêu hồ sơ nộp trực tuyến?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "online",
     "type": "count",
     "unit": "hồ sơ"
    },
    {
     "ask": "Bao nhiêu hồ sơ thanh toán trực tuyến?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "paid_online",
     "type": "count",
     "unit": "hồ sơ"
    },
    {
     "ask": "Đã tiếp nhận bao nhiêu hồ sơ?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "received",
     "type": "count",
     "unit": "hồ sơ"
    }
   ],
   "id": "2.5",
   "label": "2.5",
   "legal": [],
   "parent": "2",
   "period": "to_date",
   "points": "8",
   "rule": {
    "expression": "5 * online / received + 3 * paid_online / received",
    "if_none": "zero",
    "kind": "formula"
   },
   "self_scored": "yes",
   "stated_in": "5 x tỷ lệ hồ sơ trực tuyến + 3 x tỷ lệ hồ sơ thanh toán trực tuyến",
   "title": "Hồ sơ trực tuyến và thanh toán trực tuyến: 5 x tỷ lệ hồ sơ trực tuyến + 3 x tỷ lệ hồ sơ thanh toán trực tuyến; không có hồ sơ thì không có điểm"
  },
  {
   "basis": null,
   "by": null,
   "evidence": [],
   "facts": [],
   "id": "3",
   "label": "3",
   "legal": [],
   "parent": null,
   "period": null,
   "points": "15",
   "rule": null,
   "self_scored": null,
   "stated_in": null,
   "title": "Cán bộ, công chức"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": true,
     "what": "Thông báo kết quả xếp loại"
    }
   ],
   "facts": [
    {
     "ask": "Tập thể được xếp loại mức nào?",
     "choices": [
      "xuất sắc",
      "tốt",
      "hoàn thành",
      "không hoàn thành"
     ],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "grade",
     "type": "choice",
     "unit": null
    }
   ],
   "id": "3.1",
   "label": "3.1",
   "legal": [],
   "parent": "3",
   "period": "year",
   "points": "4",
   "rule": {
    "fact": "grade",
    "grades": {
     "hoàn thành": "50",
     "không hoàn thành": "0",
     "tốt": "75",
     "xuất sắc": "100"
    },
    "kind": "graded"
   },
   "self_scored": "yes",
   "stated_in": "xuất sắc đạt điểm tối đa, tốt 75 %, hoàn thành 50 %, không hoàn thành 0 %",
   "title": "Xếp loại tập thể: xuất sắc đạt điểm tối đa, tốt 75 %, hoàn thành 50 %, không hoàn thành 0 %"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "system",
     "required": true,
     "what": "Bảng theo dõi báo cáo"
    }
   ],
   "facts": [
    {
     "ask": "Có bao nhiêu báo cáo gửi chậm?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "late_reports",
     "type": "count",
     "unit": "báo cáo"
    }
   ],
   "id": "3.2",
   "label": "3.2",
   "legal": [],
   "parent": "3",
   "period": "to_date",
   "points": "5",
   "rule": {
    "each": "0.25",
    "fact": "late_reports",
    "kind": "deduction"
   },
   "self_scored": "yes",
   "stated_in": "mỗi báo cáo chậm trừ 0,25 điểm",
   "title": "Gửi báo cáo đúng hạn: mỗi báo cáo chậm trừ 0,25 điểm"
  },
  {
   "basis": "unknown",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": true,
     "what": "Báo cáo thực hiện văn hóa công vụ"
    }
   ],
   "facts": [],
   "id": "3.3",
   "label": "3.3",
   "legal": [],
   "parent": "3",
   "period": "to_date",
   "points": "6",
   "rule": {
    "kind": "judged"
   },
   "self_scored": "yes",
   "stated_in": null,
   "title": "Thực hiện tốt văn hóa công vụ"
  },
  {
   "basis": null,
   "by": null,
   "evidence": [],
   "facts": [],
   "id": "4",
   "label": "4",
   "legal": [],
   "parent": null,
   "period": null,
   "points": "25",
   "rule": null,
   "self_scored": null,
   "stated_in": null,
   "title": "Tác động"
  },
  {
   "basis": "stated",
   "by": "dieu_tra",
   "evidence": [
    {
     "form": "survey",
     "required": true,
     "what": "Kết quả điều tra"
    }
   ],
   "facts": [
    {
     "ask": "Bao nhiêu phiếu trả lời rất tốt?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "very_good",
     "type": "count",
     "unit": "phiếu"
    },
    {
     "ask": "Bao nhiêu phiếu trả lời tốt?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "good",
     "type": "count",
     "unit": "phiếu"
    },
    {
     "ask": "Bao nhiêu phiếu trả lời trung bình?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "fair",
     "type": "count",
     "unit": "phiếu"
    },
    {
     "ask": "Bao nhiêu phiếu trả lời kém?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "poor",
     "type": "count",
     "unit": "phiếu"
    }
   ],
   "id": "4.1",
   "label": "4.1",
   "legal": [],
   "parent": "4",
   "period": "year",
   "points": "15",
   "rule": {
    "if_none": "judged",
    "kind": "survey",
    "options": {
     "fair": "20",
     "good": "60",
     "poor": "0",
     "very_good": "100"
    }
   },
   "self_scored": "no",
   "stated_in": "rất tốt 100 %, tốt 60 %, trung bình 20 %, kém 0 %",
   "title": "Điều tra ý kiến: rất tốt 100 %, tốt 60 %, trung bình 20 %, kém 0 %"
  },
  {
   "basis": "stated",
   "by": "dieu_tra",
   "evidence": [
    {
     "form": "survey",
     "required": true,
     "what": "Kết quả đo lường sự hài lòng"
    }
   ],
   "facts": [
    {
     "ask": "Chỉ số hài lòng được công bố là bao nhiêu phần trăm?",
     "choices": [],
     "from": "survey/satisfaction",
     "maximum": "100",
     "minimum": null,
     "name": "satisfaction",
     "type": "amount",
     "unit": "%"
    }
   ],
   "id": "4.2",
   "label": "4.2",
   "legal": [],
   "parent": "4",
   "period": "year",
   "points": "10",
   "rule": {
    "fact": "satisfaction",
    "kind": "imported"
   },
   "self_scored": "provisional",
   "stated_in": "Chỉ số hài lòng (phần trăm) nhân điểm tối đa",
   "title": "Chỉ số hài lòng (phần trăm) nhân điểm tối đa"
  },
  {
   "basis": null,
   "by": null,
   "evidence": [],
   "facts": [],
   "id": "5",
   "label": "5",
   "legal": [],
   "parent": null,
   "period": null,
   "points": "0",
   "rule": null,
   "self_scored": null,
   "stated_in": null,
   "title": "Điểm thưởng, điểm phạt"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": true,
     "what": "Văn bản cho nhân rộng mô hình"
    }
   ],
   "facts": [
    {
     "ask": "Bao nhiêu mô hình được cấp trên nhân rộng?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "models",
     "type": "count",
     "unit": "mô hình"
    }
   ],
   "id": "5.1",
   "label": "5.1",
   "legal": [],
   "parent": "5",
   "period": "year",
   "points": "0",
   "rule": {
    "cap": "1",
    "each": "0.5",
    "fact": "models",
    "kind": "bonus"
   },
   "self_scored": "yes",
   "stated_in": "mỗi mô hình được cấp trên nhân rộng cộng 0,5 điểm, không quá 1 điểm",
   "title": "Điểm thưởng: mỗi mô hình được cấp trên nhân rộng cộng 0,5 điểm, không quá 1 điểm"
  },
  {
   "basis": "stated",
   "by": "noi_vu",
   "evidence": [
    {
     "form": "document",
     "required": false,
     "what": "Văn bản phê bình"
    }
   ],
   "facts": [
    {
     "ask": "Bị phê bình bằng văn bản bao nhiêu lần?",
     "choices": [],
     "from": null,
     "maximum": null,
     "minimum": null,
     "name": "criticisms",
     "type": "count",
     "unit": "lần"
    }
   ],
   "id": "5.2",
   "label": "5.2",
   "legal": [],
   "parent": "5",
   "period": "to_date",
   "points": "0",
   "rule": {
    "cap": "3",
    "each": "1",
    "fact": "criticisms",
    "kind": "penalty"
   },
   "self_scored": "yes",
   "stated_in": "mỗi lần bị phê bình trừ 1 điểm, không quá 3 điểm",
   "title": "Điểm phạt: mỗi lần bị phê bình trừ 1 điểm, không quá 3 điểm"
  }
 ],
 "edition": "day-hoc/2025-1",
 "in_force": null,
 "issued_by": null,
 "legal": {},
 "level": "commune",
 "penalty": "3",
 "replaces": null,
 "rounding": 2,
 "schema": "parindex.edition/1",
 "status": "sample",
 "ties": "equal",
 "title": "Bộ tiêu chí để học (ví dụ để học, không phải quy định)",
 "total": "100"
}
','2026-11-24 20:48:33.833379');
CREATE TABLE "rounds_participant" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "unit_id" bigint NOT NULL REFERENCES "units_unit" ("id") DEFERRABLE INITIALLY DEFERRED, "round_id" bigint NOT NULL REFERENCES "rounds_round" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "rounds_each_unit_once" UNIQUE ("round_id", "unit_id"));
INSERT INTO "rounds_participant" VALUES(1,2,1);
CREATE TABLE "rounds_phase" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(20) NOT NULL, "opens" datetime NOT NULL, "closes" datetime NULL, "round_id" bigint NOT NULL REFERENCES "rounds_round" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "rounds_each_phase_once" UNIQUE ("round_id", "name"));
INSERT INTO "rounds_phase" VALUES(1,'self-assessment','2026-11-23 20:48:33.831528','2026-11-25 20:48:33.831528',1);
CREATE TABLE "rounds_round" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(300) NOT NULL, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "part" varchar(20) NOT NULL, "edition_id" varchar(64) NOT NULL REFERENCES "rounds_frozenedition" ("sha256") DEFERRABLE INITIALLY DEFERRED, "superior_id" bigint NOT NULL REFERENCES "units_unit" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "rounds_round" VALUES(1,'Đợt giữ lại',2026,'year','45fd6b1ddc37fd55abda6d5b5fd646536b47976796aa947820308d7f7d2d0188',1);
CREATE TABLE "units_person" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "login" varchar(100) NOT NULL UNIQUE, "name" varchar(200) NOT NULL, "is_active" bool NOT NULL);
INSERT INTO "units_person" VALUES(1,'!gFhKaOQabUM159sQsWWtlppBzfXL9J9skjMzRVzJ',NULL,'p-coordinator','Người điều phối',1);
INSERT INTO "units_person" VALUES(2,'!d7AFab08XAdYGvk9AXtTZcwnLAmuRLQDmDQz7mDY',NULL,'c-drafter','Công chức tổng hợp',1);
INSERT INTO "units_person" VALUES(3,'!0xEjpKCroZxdmiObOtSTmPbApJcLHJKkFe0N0a2v',NULL,'c-contributor','Công chức tư pháp',1);
CREATE TABLE "units_role" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "title" varchar(100) NOT NULL, "since" date NOT NULL, "until" date NULL, "person_id" bigint NOT NULL REFERENCES "units_person" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NOT NULL REFERENCES "units_unit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "units_a_role_begins_once_in_a_day" UNIQUE ("person_id", "unit_id", "kind", "since"));
INSERT INTO "units_role" VALUES(1,'coordinator','','2026-11-25',NULL,1,1);
INSERT INTO "units_role" VALUES(2,'drafter','','2026-11-25',NULL,2,2);
INSERT INTO "units_role" VALUES(3,'contributor','','2026-11-25',NULL,3,2);
CREATE TABLE "units_succession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "in_part" bool NOT NULL, "new_id" bigint NOT NULL REFERENCES "units_unit" ("id") DEFERRABLE INITIALLY DEFERRED, "old_id" bigint NOT NULL REFERENCES "units_unit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "units_one_succession_per_pair" UNIQUE ("old_id", "new_id"));
CREATE TABLE "units_unit" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "code" varchar(20) NOT NULL, "kind" varchar(20) NOT NULL, "name" varchar(200) NOT NULL, "folded" varchar(200) NOT NULL, "valid_from" date NULL, "valid_to" date NULL, "parent_id" bigint NULL REFERENCES "units_unit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "units_end_after_they_begin" CHECK (("valid_to" IS NULL OR "valid_from" IS NULL OR "valid_to" >= ("valid_from"))));
INSERT INTO "units_unit" VALUES(1,'p','province','Tỉnh Giữ Lại','tinh giu lai',NULL,NULL,NULL);
INSERT INTO "units_unit" VALUES(2,'c','commune','Xã Giữ Lại','xa giu lai',NULL,NULL,1);
CREATE UNIQUE INDEX "units_one_meaning_of_a_code_at_a_time" ON "units_unit" ("code", "kind", (COALESCE("valid_from", '0001-01-01'))) WHERE NOT ("code" = '');
CREATE INDEX "units_unit_folded_fe24c210" ON "units_unit" ("folded");
CREATE INDEX "units_unit_parent_id_7bc80175" ON "units_unit" ("parent_id");
CREATE INDEX "units_succession_new_id_65ad0b3b" ON "units_succession" ("new_id");
CREATE INDEX "units_succession_old_id_2dcce859" ON "units_succession" ("old_id");
CREATE INDEX "units_role_person_id_10222549" ON "units_role" ("person_id");
CREATE INDEX "units_role_unit_id_934ebed6" ON "units_role" ("unit_id");
CREATE INDEX "rounds_extension_participant_id_7a555fb4" ON "rounds_extension" ("participant_id");
CREATE INDEX "rounds_round_edition_id_e4fbe465" ON "rounds_round" ("edition_id");
CREATE INDEX "rounds_round_superior_id_b9444ff1" ON "rounds_round" ("superior_id");
CREATE INDEX "rounds_phase_round_id_1123b2cb" ON "rounds_phase" ("round_id");
CREATE INDEX "rounds_participant_unit_id_153300ea" ON "rounds_participant" ("unit_id");
CREATE INDEX "rounds_participant_round_id_fe3d1852" ON "rounds_participant" ("round_id");
CREATE INDEX "rounds_body_unit_id_d78e8a37" ON "rounds_body" ("unit_id");
CREATE INDEX "rounds_body_round_id_35aff7c8" ON "rounds_body" ("round_id");
CREATE INDEX "assessments_sheet_round_id_36e84a79" ON "assessments_sheet" ("round_id");
CREATE INDEX "assessments_sheet_unit_id_b8d6b8b4" ON "assessments_sheet" ("unit_id");
CREATE INDEX "assessments_officialreport_file_id_657cd112" ON "assessments_officialreport" ("file_id");
CREATE INDEX "assessments_officialreport_sheet_id_2f8e9f82" ON "assessments_officialreport" ("sheet_id");
CREATE INDEX "assessments_assignment_person_id_591ee827" ON "assessments_assignment" ("person_id");
CREATE INDEX "assessments_assignment_sheet_id_e1ad472b" ON "assessments_assignment" ("sheet_id");
CREATE INDEX "assessments_sheetrow_changed_by_id_e10a4daa" ON "assessments_sheetrow" ("changed_by_id");
CREATE INDEX "assessments_sheetrow_sheet_id_76b80175" ON "assessments_sheetrow" ("sheet_id");
CREATE INDEX "assessments_rowversion_person_id_915777d9" ON "assessments_rowversion" ("person_id");
CREATE INDEX "assessments_rowversion_row_id_a0da9241" ON "assessments_rowversion" ("row_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "axes_accessattempt_user_agent_ad89678b" ON "axes_accessattempt" ("user_agent");
CREATE INDEX "axes_accessattempt_ip_address_10922d9c" ON "axes_accessattempt" ("ip_address");
CREATE INDEX "axes_accessattempt_username_3f2d4ca0" ON "axes_accessattempt" ("username");
CREATE UNIQUE INDEX "axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq" ON "axes_accessattempt" ("username", "ip_address", "user_agent");
CREATE INDEX "axes_accessfailurelog_user_agent_ea145dda" ON "axes_accessfailurelog" ("user_agent");
CREATE INDEX "axes_accessfailurelog_ip_address_2e9f5a7f" ON "axes_accessfailurelog" ("ip_address");
CREATE INDEX "axes_accessfailurelog_username_a8b7e8a4" ON "axes_accessfailurelog" ("username");
CREATE INDEX "axes_accesslog_user_agent_0e659004" ON "axes_accesslog" ("user_agent");
CREATE INDEX "axes_accesslog_ip_address_86b417e5" ON "axes_accesslog" ("ip_address");
CREATE INDEX "axes_accesslog_username_df93064b" ON "axes_accesslog" ("username");
CREATE INDEX "points_points_round_id_1143b317" ON "points_points" ("round_id");
CREATE INDEX "points_points_unit_id_ed54aa7d" ON "points_points" ("unit_id");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('units_unit',2);
INSERT INTO "sqlite_sequence" VALUES('units_succession',0);
INSERT INTO "sqlite_sequence" VALUES('units_role',3);
INSERT INTO "sqlite_sequence" VALUES('django_migrations',32);
INSERT INTO "sqlite_sequence" VALUES('rounds_participant',1);
INSERT INTO "sqlite_sequence" VALUES('rounds_body',0);
INSERT INTO "sqlite_sequence" VALUES('assessments_sheet',1);
INSERT INTO "sqlite_sequence" VALUES('assessments_officialreport',1);
INSERT INTO "sqlite_sequence" VALUES('assessments_assignment',1);
INSERT INTO "sqlite_sequence" VALUES('assessments_sheetrow',24);
INSERT INTO "sqlite_sequence" VALUES('assessments_rowversion',38);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',27);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',108);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('axes_accessattempt',0);
INSERT INTO "sqlite_sequence" VALUES('axes_accesslog',0);
INSERT INTO "sqlite_sequence" VALUES('units_person',3);
INSERT INTO "sqlite_sequence" VALUES('rounds_round',1);
INSERT INTO "sqlite_sequence" VALUES('rounds_phase',1);
INSERT INTO "sqlite_sequence" VALUES('journal_entry',44);
INSERT INTO "sqlite_sequence" VALUES('points_points',50);
INSERT INTO "sqlite_sequence" VALUES('rounds_extension',1);
COMMIT;
